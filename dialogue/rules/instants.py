"""What "as of a day" means for a register that is read on both sides of the date line."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

# Arithmetic on days that are months ahead has to stay inside the calendar.
FIRST_YEAR, LAST_YEAR = 2000, 9000


def can_be_reckoned_with(day: date) -> bool:
    """Whether days months before and after ``day`` are in the calendar in every zone."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def close_of(day: date, zones: Iterable[str]) -> datetime:
    """Return the last instant (UTC) of ``day`` in the last of the ``zones``: what comes later is of the next day."""
    return max(datetime.combine(day, time.max, ZoneInfo(zone)).astimezone(UTC) for zone in zones)
