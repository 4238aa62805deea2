"""Doubts about an entered date, which cause warnings and no error."""

from collections.abc import Set as AbstractSet
from datetime import date
from enum import Enum

_SATURDAY = 5


class Doubt(Enum):
    """Reason to check a date again."""

    BEFORE_LAST_DIALOGUE = "before_last_dialogue"
    PAST = "past"
    AFTER_LAST_DAY = "after_last_day"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


def doubts(
    day: date,
    *,
    today: date,
    last_dialogue: date | None = None,
    last_day: date | None = None,
    closed: AbstractSet[date] = frozenset(),
) -> tuple[Doubt, ...]:
    """Return the doubts about ``day``, most serious first.

    ``last_dialogue`` is the date of the last Dialogue held, if ``day`` is that of the next one. ``last_day`` is the
    last day of the MOC (article 9(c)), and ``closed`` are the holidays of both sides.
    """
    found = {
        Doubt.BEFORE_LAST_DIALOGUE: last_dialogue is not None and day <= last_dialogue,
        Doubt.PAST: day < today,
        Doubt.AFTER_LAST_DAY: last_day is not None and day > last_day,
        Doubt.WEEKEND: day.weekday() >= _SATURDAY,
        Doubt.HOLIDAY: day.weekday() < _SATURDAY and day in closed,
    }
    return tuple(doubt for doubt, holds in found.items() if holds)
