"""Time zones: local times in the zones of the capitals.

A future meeting is a local time with a zone, since summer time laws change; a fact is an instant in UTC. Zone
arithmetic uses PyPI's tzdata through zoneinfo, never the tables of the system or the database, which may be outdated.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.refusals.errors import AmbiguousTimeError, DomainError, NonexistentTimeError

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
