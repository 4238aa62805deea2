"""Commitments with their spans and milestones, and the Dialogues, within months that the reader chooses."""

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

# The portal speaks of days in these years; the day before the first and after the last month must be days too.
FIRST_YEAR, LAST_YEAR = 1990, 2190

SHOWN = (CommitmentState.ACTIVE, CommitmentState.COMPLETED)


@dataclass(frozen=True, slots=True)
class Window:
    """Whole months from the day ``first`` on, up to the day ``end``, which is not in it any more."""

    first: date

    @classmethod
    def around(cls, today: date) -> "Window":
        return cls(moved(today.replace(day=1), -BEFORE))

    @property
    def end(self) -> date:
        return moved(self.first, MONTHS)

    @property
    def months(self) -> list[tuple[date, date]]:
        """Each month as its first day and that of the next."""
        return list(pairwise(moved(self.first, each) for each in range(MONTHS + 1)))

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day < self.end

    def share(self, day: date, of: int) -> int:
        """Where ``day`` lies on a line of the length ``of`` that stands for the window; an end if it is outside."""
        passed = (min(max(day, self.first), self.end) - self.first).days
        return of * passed // (self.end - self.first).days


@dataclass(frozen=True, slots=True)
class Session:
    """A Dialogue with the day on which it is or was, the last possible where the day is not known."""

    dialogue: Dialogue
    on: date
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """``page`` is a page of the commitments, each with ``in_window``, its milestones due in these months."""

    window: Window
    page: Any
    sessions: tuple[Session, ...]


def moved(month: date, by: int) -> date:
    """The first day of the month that lies ``by`` months after the one that begins on ``month``."""
    whole = month.year * 12 + month.month - 1 + by
    return date(whole // 12, whole % 12 + 1, 1)


def status_of(commitment: Commitment) -> Health | CommitmentState:
    """How it stands: its health while it is active, its state after that."""
    return Health(commitment.health) if commitment.state_of.is_open else commitment.state_of


def read_timeline(
    *, instrument: Instrument, viewer: User, window: Window, lead: Participant | None = None, page: int | str = 1
) -> Timeline:
    """What ``viewer`` may see of these months: active and completed commitments, by lead and due day.

    The number of statements does not depend on the number of rows.
    """
    due = Milestone.objects.filter(due_on__gte=window.first, due_on__lt=window.end).order_by("due_on", "pk")
    rows = _running(instrument, viewer, window).select_related("lead", "mark")
    if lead is not None:
        rows = rows.filter(lead=lead)
    rows = rows.order_by(F("lead__order").asc(nulls_last=True), F("due_on").asc(nulls_last=True), "reference")
    shown = rows.prefetch_related(Prefetch("milestones", due, to_attr="in_window"))
    return Timeline(window, Paginator(shown, PER_PAGE).get_page(page), _sessions(instrument, viewer, window))


def _running(instrument: Instrument, viewer: User, window: Window) -> QuerySet[Any]:
    """Those with a day of their own in the window, or that run through all of it."""
    due = Milestone.objects.filter(commitment=OuterRef("pk"), due_on__gte=window.first, due_on__lt=window.end)
    begins = Q(begun_on__gte=window.first, begun_on__lt=window.end)
    ends = Q(due_on__gte=window.first, due_on__lt=window.end)
    through = Q(begun_on__lt=window.first) & (Q(due_on__gte=window.end) | Q(due_on=None, state=CommitmentState.ACTIVE))
    rows = Commitment.objects.visible_to(viewer).filter(instrument=instrument, state__in=SHOWN)
    return rows.filter(begins | ends | through | Exists(due)).defer("text_en", "text_fr", "text_ja")


def _sessions(instrument: Instrument, viewer: User, window: Window) -> tuple[Session, ...]:
    rows = Dialogue.objects.visible_to(viewer).filter(instrument=instrument).exclude(status=DialogueStatus.CANCELLED)
    found = []
    for row in rows.order_by("number"):
        exact = row.held_on or (row.wall_start.date() if row.wall_start else None)
        day = exact or row.held_by
        if day is not None and window.holds(day):
            found.append(Session(row, day, exact is not None))
    return tuple(found)
