"""Detail view of an activity: dates, place, participants, commitments served and cross-references."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import TextChoices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext as _, gettext_lazy, pgettext
from django.views.decorators.http import require_GET

from commitments.enums import ActivityState, Actor, Purpose, Stage
from commitments.models import Activity, Commitment
from commitments.rules.codes import key_of
from commitments.services.cross_references import places_of
from commitments.services.provision_references.table import provision_of
from commitments.views.access import readers_only, record_or_404
from commitments.views.record_actions import form_of, history_of
from commitments.views.text_section import Passage
from contacts.models import Side, User
from contacts.services.today import today_for
from core.changes.translations import Translation
from core.db.multilingual import day_in_words
from core.text import date_formatting
from core.text.times import NO_CLOCK, instant

MOST = 100

# Texts for no date, one date and a range.
SENTENCES = {
    ActivityState.PLANNED: (
        gettext_lazy("Planned (date to be determined)"),
        gettext_lazy("Planned for %(day)s."),
        gettext_lazy("Planned for %(day)s to %(last)s."),
    ),
    ActivityState.HELD: (
        gettext_lazy("Held (date not recorded)"),
        gettext_lazy("Held on %(day)s."),
        gettext_lazy("Held from %(day)s to %(last)s."),
    ),
    ActivityState.POSTPONED: (
        gettext_lazy("Postponed (new date to be determined)"),
        gettext_lazy("Postponed (original date %(day)s)"),
        gettext_lazy("Postponed (original dates %(day)s to %(last)s)"),
    ),
    ActivityState.CANCELLED: (
        gettext_lazy("Cancelled."),
        gettext_lazy("Cancelled (planned for %(day)s)"),
        gettext_lazy("Cancelled (planned for %(day)s to %(last)s)"),
    ),
}


@readers_only
@require_GET
def activity_page(request: HttpRequest, reference: str) -> HttpResponse:
    """Show an activity. Hidden and nonexistent ones both return 404."""
    assert isinstance(request.user, User)
    user = request.user
    seen = Activity.objects.visible_to(user).select_related("form", "country", "organizer", "mark")
    activity = record_or_404(seen, reference)
    today = today_for(user)
    served = Commitment.objects.visible_to(user).filter(activities=activity).order_by("reference__natural")
    shown = list(served.select_related("mark")[: MOST + 1])
    edit_url = form_of(request, activity)
    translations = Translation.objects.of([activity]).by_text()
    context = {
        "activity": activity,
        "status_sentence": status_sentence(activity, today),
        "is_open": bool(edit_url) and _waits_for_an_answer(activity, today),
        "clocks": clocks_of(activity),
        "form_anchor": key_of(provision_of(activity.form.code)),
        "passage": Passage("text", _("Text"), activity.text, _("None"), translations),
        "participants": list(activity.participants.order_by("order")),
        "served": shown[:MOST],
        # Set only if the list is truncated.
        "served_in_all": served.count() if len(shown) > MOST else None,
        "stages": _listed(Stage, activity.stages),
        "actors": _listed(Actor, activity.actors),
        "purposes": _listed(Purpose, activity.purposes),
        "mentions": places_of(reference=activity.reference, viewer=user, today=today),
        "edit_url": edit_url,
        "history_url": history_of(activity),
    }
    return render(request, "commitments/activity/page.html", context)


def status_sentence(activity: Activity, today: date) -> str:
    """Return the status of the activity in a sentence on ``today``; dates are those of the place."""
    first, last = activity.starts_on, activity.ends_on or activity.starts_on
    if first is None or last is None:
        return str(SENTENCES[activity.state_of][0])
    dates = {"day": day_in_words(first), "last": day_in_words(last)}
    if _waits_for_an_answer(activity, today):
        return _("Planned for %(day)s. Confirm whether it was held.") % dates
    return str(SENTENCES[activity.state_of][1 if first == last else 2]) % dates


def clocks_of(activity: Activity) -> list[date_formatting.FormattedTime]:
    """Return the start time in both capitals; empty if no time is known or no clock shows it.

    The time at the place comes first if it differs from both capitals.
    """
    if activity.starts_on is None or activity.starts_at is None:
        return []
    try:
        begins = instant(datetime.combine(activity.starts_on, activity.starts_at), activity.time_zone)
        return _faces(begins, activity)
    except NO_CLOCK:
        # The page shows the entered time without converting it.
        return []


def _faces(begins: datetime, activity: Activity) -> list[date_formatting.FormattedTime]:
    places = [(str(side.capital), side.time_zone) for side in Side.objects.order_by("order")]
    offsets = {begins.astimezone(ZoneInfo(zone)).utcoffset() for _capital, zone in places}
    own = begins.astimezone(ZoneInfo(activity.time_zone)).utcoffset()
    if own not in offsets:
        places.insert(0, (str(activity.place) or activity.time_zone, activity.time_zone))
    language = (get_language() or "en")[:2]
    return [date_formatting.now(begins, place=p, zone=z, language=language) for p, z in places]


def _waits_for_an_answer(activity: Activity, today: date) -> bool:
    """Return whether the last day is over and the state is still planned."""
    last = activity.ends_on or activity.starts_on
    return activity.state_of is ActivityState.PLANNED and last is not None and last < today


def _listed(enum: type[TextChoices], values: Any) -> str:
    return pgettext("between facts on one record", "; ").join(str(enum(value).label) for value in values)
