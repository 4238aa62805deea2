"""As-of dates for a register that is read on both sides of the date line."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

# Date arithmetic spans several months and must not overflow the calendar.
FIRST_YEAR, LAST_YEAR = 2000, 9000


def can_be_reckoned_with(day: date) -> bool:
    """Return whether dates months before and after ``day`` are valid in every time zone."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def close_of(day: date, zones: Iterable[str]) -> datetime:
    """Return the last instant (UTC) of ``day`` in the last of the ``zones``: later events belong to the next day."""
    return max(datetime.combine(day, time.max, ZoneInfo(zone)).astimezone(UTC) for zone in zones)
