"""Timeline of commitments, milestones and Dialogues within a range of months."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from commitments.enums import CommitmentState, Health
from commitments.models import Commitment, Instrument, Milestone
from contacts.models import Participant, User
from dialogue.enums import DialogueStatus
from dialogue.models import Dialogue

MONTHS = 18
BEFORE = 3
PER_PAGE = 40

# Supported years; the days before the first and after the last month must be valid dates too.
FIRST_YEAR, LAST_YEAR = 1990, 2190

SHOWN = (CommitmentState.ACTIVE, CommitmentState.COMPLETED)


@dataclass(frozen=True, slots=True)
class Window:
    """Range of whole months from the day ``first`` to the day ``end``, exclusive."""

    first: date

    @classmethod
    def around(cls, today: date) -> "Window":
        return cls(moved(today.replace(day=1), -BEFORE))

    @property
    def end(self) -> date:
        return moved(self.first, MONTHS)

    @property
    def months(self) -> list[tuple[date, date]]:
        """Return each month as its first day and that of the next."""
        return list(pairwise(moved(self.first, each) for each in range(MONTHS + 1)))

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day < self.end

    def share(self, day: date, of: int) -> int:
        """Return the position of ``day`` on a line of length ``of``; clipped to the ends."""
        passed = (min(max(day, self.first), self.end) - self.first).days
        return of * passed // (self.end - self.first).days


@dataclass(frozen=True, slots=True)
class DialogueDate:
    """Dialogue with its date, the latest possible one if the exact date is unknown."""

    dialogue: Dialogue
    on: date
    is_exact: bool


@dataclass(frozen=True, slots=True)
class GanttChart:
    """Timeline page of commitments, each with ``in_window``: milestones due in the range, or overdue.

    ``elsewhere`` counts the active and completed ones without a date in the range.
    """

    window: Window
    page: Any
    sessions: tuple[DialogueDate, ...]
    elsewhere: int


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
    rows = rows.order_by(F("lead__order").asc(nulls_last=True), F("due_on").asc(nulls_last=True), "reference")
    shown = rows.prefetch_related(Prefetch("milestones", due, to_attr="in_window"))
    found = Paginator(shown, PER_PAGE)
    return GanttChart(
        window, found.get_page(page), _sessions(instrument, viewer, window), elsewhere=seen.count() - found.count
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


def _sessions(instrument: Instrument, viewer: User, window: Window) -> tuple[DialogueDate, ...]:
    rows = Dialogue.objects.visible_to(viewer).filter(instrument=instrument).exclude(status=DialogueStatus.CANCELLED)
    found = []
    for row in rows.order_by("number"):
        exact = row.held_on or (row.wall_start.date() if row.wall_start else None)
        day = exact or row.held_by
        if day is not None and window.holds(day):
            found.append(DialogueDate(row, day, exact is not None))
    return tuple(found)
