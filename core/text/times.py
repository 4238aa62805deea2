"""Time zones: local times in the zones of the capitals.

A future meeting is a local time with a zone, since summer time laws change; a fact is an instant in UTC. Zone
arithmetic uses PyPI's tzdata through zoneinfo, never the tables of the system or the database, which may be outdated.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from core.refusals.errors import AmbiguousTimeError, DomainError, NonexistentTimeError

# Month in which the fiscal years of both countries begin.
FISCAL_MONTH = 4
# Errors for an invalid local time: skipped, ambiguous, in an unknown zone, or outside the range of dates.
NO_CLOCK = (DomainError, LookupError, ValueError, OSError, OverflowError)


def instant(wall: datetime, zone: str) -> datetime:
    """Return the UTC instant at which clocks in ``zone`` show ``wall`` (a naive datetime).

    Raises NonexistentTimeError if the clocks skip it and AmbiguousTimeError if they show it twice, unless ``wall.fold``
    is 1, which selects the second.
    """
    first = wall.replace(tzinfo=ZoneInfo(zone), fold=0)
    second = wall.replace(tzinfo=ZoneInfo(zone), fold=1)
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(UTC)
    if first.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) != wall.replace(fold=0):
        msg = f"{wall:%Y-%m-%d %H:%M} does not exist in {zone}: the clocks go forward over it. Choose another time."
        raise NonexistentTimeError(msg)
    if not wall.fold:
        msg = f"{wall:%Y-%m-%d %H:%M} comes twice in {zone}: the clocks go back. Say which of the two is meant."
        raise AmbiguousTimeError(msg)
    return second.astimezone(UTC)


def displayed_text(moment: datetime, zone: str) -> datetime:
    """Return the aware ``moment`` in the time zone ``zone``."""
    return moment.astimezone(ZoneInfo(zone))


def last_day_everywhere(now: datetime | None = None) -> date:
    """Return the earliest date anywhere at ``now``, twelve hours behind UTC.

    An earlier date has ended everywhere. Without ``now`` the clock is read, as the database reads its own.
    """
    return ((now or datetime.now(UTC)).astimezone(UTC) - timedelta(hours=12)).date()


def first_day_anywhere(now: datetime | None = None) -> date:
    """Return the latest date anywhere at ``now``, fourteen hours ahead of UTC.

    A later date has begun nowhere, so that nothing can have happened on it. Without ``now`` the clock is read.
    """
    return ((now or datetime.now(UTC)).astimezone(UTC) + timedelta(hours=14)).date()


def quarter_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the quarter of ``day``; those of calendar and fiscal years are the same."""
    first = day.replace(month=day.month - (day.month - 1) % 3, day=1)
    # 92 days after its first day, each quarter has ended and the next one has not.
    return first, (first + timedelta(days=92)).replace(day=1) - timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Year:
    """Calendar year, or fiscal year of both countries: April to March, numbered by the year in which it begins."""

    number: int
    is_fiscal: bool = False

    @classmethod
    def of(cls, day: date, *, is_fiscal: bool = False) -> Self:
        """Return the year that contains ``day``."""
        return cls(day.year - (is_fiscal and day.month < FISCAL_MONTH), is_fiscal)

    @property
    def days(self) -> tuple[date, date]:
        """Return the first and the last day."""
        if self.is_fiscal:
            return date(self.number, FISCAL_MONTH, 1), date(self.number + 1, 3, 31)
        return date(self.number, 1, 1), date(self.number, 12, 31)

    @property
    def code(self) -> str:
        """Return the value in addresses, such as 2026 or fy2026."""
        return f"fy{self.number}" if self.is_fiscal else str(self.number)

    @classmethod
    def from_code(cls, code: str) -> Self:
        """Return the year of a ``code``. Raises ValueError for anything else."""
        return cls(int(code.removeprefix("fy")), code.startswith("fy"))
