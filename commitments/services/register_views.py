"""Views of the register: built-in ones, and those that users save."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Case, When
from django.utils.translation import gettext as _

from commitments.enums import CommitmentState, Health, Origin
from commitments.models import Instrument, SavedView
from commitments.services.meetings import next_meeting
from contacts.models import User
from core.db.multilingual import year_in_words
from core.text.times import Year

# Limit of saved views; the page of views lists no more either.
MAX_SAVED_VIEWS = 200

# Orders without an index, which a view can have on the page of the register only.
PAGE_ORDERS = frozenset(
    {"title", "areas", "forms", "supporting", "completion", "last_report", "origin", "mark"}
    | {"reporting", "review", "reviewed_on"}
)

ACTIVE = CommitmentState.ACTIVE.value


@dataclass(frozen=True, slots=True)
class RegisterView:
    """Named register query: ``query`` is its query string, ``slug`` its name in the address.

    ``saved`` is the row of a saved view, None for a built-in one.
    """

    slug: str
    label: str
    query: str
    saved: SavedView | None = None


def built_in(*, viewer: User, today: date, meetings: bool = True) -> Iterator[RegisterView]:
    """Yield the built-in views in order, for ``viewer`` on ``today``.

    Without ``meetings``, the view by the date of the next Dialogue is left out.
    """
    yield RegisterView("all-active", _("All active"), urlencode({"state": ACTIVE}))
    overdue = {"state": ACTIVE, "due_on__lte": (today - timedelta(days=1)).isoformat(), "ordering": "due_on"}
    if viewer.may.belongs_to_participant and viewer.participant:
        lead = {"lead": viewer.participant.code}
        yield RegisterView("ours", _("Our commitments"), urlencode({"state": ACTIVE} | lead))
        yield RegisterView("our-overdue", _("Our overdue commitments"), _said(overdue | lead))
    instrument = Instrument.objects.order_by("pk").first() if meetings else None
    meeting = next_meeting(instrument=instrument, viewer=viewer, today=today) if instrument else None
    if meeting is not None:
        before = {"state": ACTIVE, "due_on__lt": meeting.on.isoformat(), "ordering": "due_on"}
        yield RegisterView(
            "before-the-dialogue", _("Due before the %(dialogue)s") % {"dialogue": meeting.name}, _said(before)
        )
    year = Year.of(today, is_fiscal=True)
    first, last = (day.isoformat() for day in year.days)
    yield RegisterView(
        "this-fiscal-year",
        _("Due in: %(year)s") % {"year": year_in_words(year)},
        _said({"state": ACTIVE, "due_on__gte": first, "due_on__lte": last, "ordering": "due_on"}),
    )
    yield RegisterView("overdue", _("Overdue"), _said(overdue))
    late = {"state": ACTIVE, "report_due_on__lt": today.isoformat(), "ordering": "report_due_on"}
    yield RegisterView("reports-overdue", _("Reports overdue"), _said(late))
    attention = ",".join(health for health in Health if health.needs_attention)
    yield RegisterView("at-risk-or-delayed", _("At risk or delayed"), _said({"state": ACTIVE, "health__in": attention}))
    yield RegisterView("no-evidence", _("No report"), _said({"state": ACTIVE, "health": Health.NO_EVIDENCE.value}))
    yield RegisterView("baseline", _("Baseline"), _said({"origin": Origin.BASELINE.value}))


def saved_views_of(viewer: User) -> Iterator[RegisterView]:
    """Yield the saved views visible to ``viewer``, own ones first."""
    # Sort in the database, so that shared views of others never push own ones beyond the limit.
    own_first = Case(When(made_by=viewer.pk, then=0), default=1)
    found = SavedView.objects.visible_to(viewer).select_related("made_by", "participant")
    for row in found.order_by(own_first, "name", "pk")[:MAX_SAVED_VIEWS]:
        yield RegisterView(row.slug, row.name, row.query, row)


def view_of(slug: str, *, viewer: User, today: date, meetings: bool = True) -> RegisterView | None:
    """Return the view with ``slug`` if ``viewer`` may see it, or else None; ``meetings`` as for ``built_in``."""
    if "\x00" in slug:
        return None
    row = SavedView.objects.visible_to(viewer).filter(slug=slug).first()
    if row is not None:
        return RegisterView(row.slug, row.name, row.query, row)
    brought = built_in(viewer=viewer, today=today, meetings=meetings)
    return next((view for view in brought if view.slug == slug), None)


def _said(parameters: dict[str, str]) -> str:
    return urlencode(parameters, safe=",")
