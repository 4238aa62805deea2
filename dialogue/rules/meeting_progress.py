"""Progress of a meeting against its timetable: planned start, actual start and duration of each item."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

MINUTE = timedelta(minutes=1)


class ItemPhase(StrEnum):
    """Phase of an item during the meeting."""

    AHEAD = "ahead"
    NOW = "now"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class ScheduledItem:
    """Item on the agenda. The minutes of an item with sub-items may be those of the sub-items."""

    key: str
    minutes: int
    is_child: bool


@dataclass(frozen=True, slots=True)
class TimeSpent:
    """Time spent on an item: aware instants, and the total of its pauses."""

    begun_at: datetime
    ended_at: datetime | None
    paused: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Course:
    """Progress of an item against the timetable.

    ``planned_at`` is None while the meeting has no start time. ``after`` counts the minutes of the items before it.
    """

    key: str
    minutes: int
    after: int
    planned_at: datetime | None
    spent: TimeSpent | None
    now: datetime

    @property
    def place(self) -> ItemPhase:
        if self.spent is None:
            return ItemPhase.AHEAD
        return ItemPhase.NOW if self.spent.ended_at is None else ItemPhase.PAST

    @property
    def used(self) -> int:
        """Return the full minutes spent, until now for an item under discussion."""
        if self.spent is None:
            return 0
        length = (self.spent.ended_at or self.now) - self.spent.begun_at - self.spent.paused
        return max(0, length // MINUTE)

    @property
    def over(self) -> int:
        """Return the minutes beyond those planned; 0 if none are planned."""
        return max(0, self.used - self.minutes) if self.minutes else 0


def course(
    items: Sequence[ScheduledItem], *, start: datetime | None, spent: Mapping[str, TimeSpent], now: datetime
) -> tuple[Course, ...]:
    """Return the progress of each item in agenda order at ``now``, planned from the aware instant ``start``.

    If sub-items have minutes they define the timetable, and their item begins with the first of them; otherwise they
    share the time of their item.
    """
    courses, elapsed, shared = [], 0, 0
    for index, item in enumerate(items):
        under = _under(items, index)
        if not item.is_child:
            elapsed, shared = elapsed + shared, 0
        timed = any(child.minutes for child in under)
        minutes = sum(child.minutes for child in under) if timed else item.minutes
        planned_at = None if start is None else start + elapsed * MINUTE
        courses.append(Course(item.key, minutes, elapsed, planned_at, spent.get(item.key), now))
        if item.is_child:
            elapsed += item.minutes
        elif not timed:
            shared = item.minutes
    return tuple(courses)


def behind(courses: Sequence[Course]) -> int:
    """Return the delay of the remaining items in minutes, negative if early; 0 while no item is under discussion."""
    running = next((one for one in courses if one.place is ItemPhase.NOW), None)
    if running is None or running.planned_at is None or running.spent is None:
        return 0
    own = max(running.minutes, running.used) * MINUTE
    ends = running.spent.begun_at + running.spent.paused + own
    late = ends - (running.planned_at + running.minutes * MINUTE)
    return late // MINUTE if late >= timedelta() else -(-late // MINUTE)


def _under(items: Sequence[ScheduledItem], index: int) -> list[ScheduledItem]:
    """Return the sub-items of the item at ``index``."""
    if items[index].is_child:
        return []
    under = []
    for item in items[index + 1 :]:
        if not item.is_child:
            break
        under.append(item)
    return under
