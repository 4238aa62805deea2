"""Wall times in the zones of the capitals.

A future meeting is a wall time with a zone, since laws on summer time change; a fact is an instant in UTC. Zone
arithmetic uses PyPI's tzdata through zoneinfo, never the system's or the database's tables, which may be stale.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.refusals.errors import AmbiguousTimeError, DomainError, NonexistentTimeError

# What is raised for a wall time that no clock shows: it is skipped or comes twice, its zone is none that the IANA
# database names, or it lies beyond the first or the last day that there is.
NO_CLOCK = (DomainError, LookupError, ValueError, OSError, OverflowError)


def instant(wall: datetime, zone: str) -> datetime:
    """The UTC instant at which clocks in ``zone`` show ``wall`` (a naive datetime).

    Raises NonexistentTimeError where the clocks jump over it and AmbiguousTimeError where they show it twice,
    unless ``wall.fold`` is 1, which asks for the second.
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


def reading(moment: datetime, zone: str) -> datetime:
    """What a clock in ``zone`` shows at the aware ``moment``."""
    return moment.astimezone(ZoneInfo(zone))


def last_day_everywhere(now: datetime | None = None) -> date:
    """The earliest day that it still is somewhere at ``now``, twelve hours behind UTC.

    A day before it has ended everywhere. Without ``now`` it is read from the clock, as the database reads its own.
    """
    return ((now or datetime.now(UTC)).astimezone(UTC) - timedelta(hours=12)).date()


def first_day_anywhere(now: datetime | None = None) -> date:
    """The latest day that it already is somewhere at ``now``, fourteen hours ahead of UTC.

    The day after it has begun nowhere, so nothing can have happened on it. Without ``now`` it is read from the clock.
    """
    return ((now or datetime.now(UTC)).astimezone(UTC) + timedelta(hours=14)).date()
