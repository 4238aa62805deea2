"""Detail view of an emergency: cause, status and the next action."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _, pgettext
from django.views.decorators.http import require_GET

from commitments.enums import DecisionState
from commitments.models import Emergency, Provision
from commitments.services.cross_references import places_of
from commitments.services.emergencies import steps_of
from commitments.views.access import readers_only, record_or_404
from commitments.views.record_actions import acts_on, form_of, history_of
from commitments.views.text_section import Passage, listed
from contacts.models import Side, User
from contacts.services.today import today_for
from core.changes.translations import Translation
from moc.article_2c_ii_emergencies import ARTICLE


@readers_only
@require_GET
def emergency_page(request: HttpRequest, reference: str) -> HttpResponse:
    """Show an emergency. Hidden and nonexistent ones both return 404."""
    assert isinstance(request.user, User)
    user = request.user
    seen = Emergency.objects.visible_to(user).select_related("instrument", "raised_by", "entered_by")
    emergency = record_or_404(seen, reference)
    today = today_for(user)
    clause = Provision.objects.filter(instrument=emergency.instrument, code=ARTICLE)
    translations = Translation.objects.of([emergency]).by_text()
    context = {
        "emergency": emergency,
        "state": emergency.standing(today),
        "passages": [
            Passage("trigger", _("Cause"), emergency.trigger, pgettext("feminine", "Not set"), translations),
            Passage("measures", _("Measures"), emergency.measures, pgettext("feminine", "None"), translations),
        ],
        "provisions": listed(list(clause), today),
        "minerals": list(emergency.minerals.order_by("order")),
        "steps": steps_of(emergency, user),
        "draft": DecisionState.DRAFT,
        "seats": emergency.instrument.participations.count(),
        "notices": emergency.notices.visible_to(user).select_related("sender").order_by("reference__natural"),
        "links": acts_on(request, emergency),
        "mentions": places_of(reference=emergency.reference, viewer=user, today=today),
        "sides": Side.objects.order_by("order"),
        "edit_url": form_of(request, emergency),
        "history_url": history_of(emergency),
    }
    return render(request, "commitments/emergency/page.html", context)
