"""Timeline of commitments, milestones, key dates and Dialogues within a range of months."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from commitments.enums import CommitmentState, Health
from commitments.models import Commitment, Instrument, Milestone
from contacts.models import Participant, User
from dialogue.enums import DialogueStatus, Zoom
from dialogue.models import Dialogue
from dialogue.services import key_dates
from dialogue.services.key_dates import StepDay

PER_PAGE = 40
# Commitments without dates that the page names; the others are only counted.
NAMED = 20

# Supported years; the days before the first and after the last month must be valid dates too.
FIRST_YEAR, LAST_YEAR = 1990, 2190

SHOWN = (CommitmentState.ACTIVE, CommitmentState.COMPLETED)


@dataclass(frozen=True, slots=True)
class Window:
    """Range of whole months from the day ``first`` to the day ``end``, exclusive."""

    first: date
    zoom: Zoom = Zoom.YEAR

    @classmethod
    def around(cls, today: date, zoom: Zoom = Zoom.YEAR) -> "Window":
        return cls(moved(today.replace(day=1), -zoom.before), zoom)

    @property
    def end(self) -> date:
        return moved(self.first, self.zoom.months)

    @property
    def months(self) -> list[date]:
        """Return the first day of each month."""
        return [moved(self.first, each) for each in range(self.zoom.months)]

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day < self.end


@dataclass(frozen=True, slots=True)
class DialogueDate:
    """Dialogue with its date, the latest possible one if the exact date is unknown."""

    dialogue: Dialogue
    on: date
    is_exact: bool


@dataclass(frozen=True, slots=True)
class GanttChart:
    """Timeline page of commitments, each with ``in_window``: milestones due in the range, or overdue.

    ``elsewhere`` counts the active and completed ones that the range leaves out, ``undated`` those among them without
    any date; the first of these are ``named``.
    """

    window: Window
    page: Any
    sessions: tuple[DialogueDate, ...]
    steps: tuple[StepDay, ...]
    overdue: int
    elsewhere: int
    undated: int
    named: tuple[Commitment, ...]

    @property
    def outside(self) -> int:
        """Return the number of commitments with dates outside the range only."""
        return self.elsewhere - self.undated


def moved(month: date, by: int) -> date:
    """Return the first day of the month ``by`` months after the one beginning on ``month``."""
    whole = month.year * 12 + month.month - 1 + by
    return date(whole // 12, whole % 12 + 1, 1)


def status_of(commitment: Commitment) -> Health | CommitmentState:
    """Return the health of an active commitment, else its state."""
    return Health(commitment.health) if commitment.state_of.is_open else commitment.state_of


def read_timeline(
    *,
    instrument: Instrument,
    viewer: User,
    window: Window,
    today: date,
    lead: Participant | None = None,
    page: int | str = 1,
) -> GanttChart:
    """Return the timeline that ``viewer`` may see: active and completed commitments, by lead and due date.

    Overdue ones extend to ``today``, whatever their due date. The number of statements does not depend on the number of
    rows.
    """
    shown_milestones = Q(due_on__gte=window.first, due_on__lt=window.end) | _overdue(window, today)
    due = Milestone.objects.filter(shown_milestones).order_by("due_on", "pk")
    seen = Commitment.objects.visible_to(viewer).filter(instrument=instrument, state__in=SHOWN)
    if lead is not None:
        seen = seen.filter(lead=lead)
    rows = _running(seen, window, today).select_related("lead", "mark")
    rows = rows.order_by(F("lead__order").asc(nulls_last=True), F("due_on").asc(nulls_last=True), "reference__natural")
    shown = rows.prefetch_related(Prefetch("milestones", due, to_attr="in_window"))
    found = Paginator(shown, PER_PAGE)
    undated = seen.filter(begun_on=None, due_on=None, milestones=None).order_by("reference__natural")
    named = tuple(undated.defer("text_en", "text_fr", "text_ja")[: NAMED + 1])
    return GanttChart(
        window,
        found.get_page(page),
        dialogue_dates(instrument, viewer, window.first, window.end),
        _steps(instrument, viewer, window),
        overdue=seen.overdue(today).count(),
        elsewhere=seen.count() - found.count,
        undated=undated.count() if len(named) > NAMED else len(named),
        named=named[:NAMED],
    )


def _overdue(window: Window, today: date) -> Q:
    """Return the filter for open records due before the range and still overdue in it."""
    if not window.first <= today:
        return Q(pk__in=())
    return Q(due_on__lt=window.first, resolved_on=None, commitment__state=CommitmentState.ACTIVE)


def _running(seen: QuerySet[Any], window: Window, today: date) -> QuerySet[Any]:
    """Return commitments with a date in the range, spanning it, or overdue."""
    due = Milestone.objects.filter(commitment=OuterRef("pk"), due_on__gte=window.first, due_on__lt=window.end)
    begins = Q(begun_on__gte=window.first, begun_on__lt=window.end)
    ends = Q(due_on__gte=window.first, due_on__lt=window.end)
    through = Q(begun_on__lt=window.first) & (Q(due_on__gte=window.end) | Q(due_on=None, state=CommitmentState.ACTIVE))
    late = Q(due_on__lt=window.first, state=CommitmentState.ACTIVE) if window.first <= today else Q(pk__in=())
    milestones = Milestone.objects.filter(_overdue(window, today), commitment=OuterRef("pk"))
    return seen.filter(begins | ends | through | late | Exists(milestones) | Exists(due)).defer(
        "text_en", "text_fr", "text_ja"
    )


def dialogue_dates(instrument: Instrument, viewer: User, first: date, end: date) -> tuple[DialogueDate, ...]:
    """Return the Dialogues that ``viewer`` may see from ``first`` to the day before ``end``, without cancelled ones."""
    rows = Dialogue.objects.visible_to(viewer).filter(instrument=instrument).exclude(status=DialogueStatus.CANCELLED)
    found = []
    for row in rows.order_by("number"):
        exact = row.held_on or (row.wall_start.date() if row.wall_start else None)
        day = exact or row.held_by
        if day is not None and first <= day < end:
            found.append(DialogueDate(row, day, exact is not None))
    return tuple(found)


def _steps(instrument: Instrument, viewer: User, window: Window) -> tuple[StepDay, ...]:
    """Return the key dates before the coming Dialogue in the range."""
    coming = Dialogue.objects.visible_to(viewer).of(instrument).ahead().first()
    if coming is None:
        return ()
    return tuple(each for each in key_dates.steps(dialogue=coming) if window.holds(each.on))
