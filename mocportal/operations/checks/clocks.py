"""Clock checks: the time and the time zone tables of this machine and of the database server."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004  # Django's own name.
from django.db import DatabaseError, connections
from django.utils import timezone

# The capitals, and the coast, whose summer time follows its own laws.
ZONES = ("Asia/Tokyo", "America/Toronto", "America/Vancouver")

# A Dialogue is planned a year ahead, and its follow-up covers one more year.
YEARS = 3

# Reminders and claims need a precision of seconds; the clocks are read one after the other.
FARTHEST_APART = timedelta(seconds=2)

OFFSETS = """
SELECT zone, at, extract(epoch FROM (at AT TIME ZONE zone) - (at AT TIME ZONE 'UTC'))::integer
FROM unnest(%s::text[]) AS zone CROSS JOIN unnest(%s::timestamptz[]) AS at
"""


@register(Tags.database)
def zones(databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Check that Python and PostgreSQL have the same time zone rules: one sorts lists, the other displays them."""
    messages: list[CheckMessage] = []
    now = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0)
    moments = [now + timedelta(days=days) for days in range(0, 366 * YEARS, 5)]
    for alias in databases or []:
        try:
            with connections[alias].cursor() as cursor:
                cursor.execute(OFFSETS, [list(ZONES), moments])
                apart = sorted(
                    {(zone, at.year) for zone, at, offset in cursor.fetchall() if offset_of(zone, at) != offset}
                )
        except DatabaseError:
            continue  # Reported by the durability check.
        messages += [
            Error(
                f"In {year} the database {alias!r} and Python differ on the time in {zone}.",
                hint="Update tzdata on the database's machine, and the package tzdata here; restart both.",
                id="mocportal.E016",
            )
            for zone, year in apart
        ]
    return messages


def offset_of(zone: str, at: datetime) -> int:
    """Return the UTC offset of ``zone`` in seconds at ``at``, according to Python."""
    offset = at.astimezone(ZoneInfo(zone)).utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


@register(Tags.database)
def skew(databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Check that the clocks of this machine and of the database agree."""
    messages: list[CheckMessage] = []
    for alias in databases or []:
        try:
            with connections[alias].cursor() as cursor:
                cursor.execute("SELECT clock_timestamp()")
                apart = abs(cursor.fetchone()[0] - datetime.now(UTC))
        except DatabaseError:
            continue
        if apart > FARTHEST_APART:
            messages.append(
                Warning(
                    f"This machine's clock and that of the database {alias!r} are {apart.total_seconds():.1f} s apart.",
                    hint="Let both be set by the same servers of time (chrony, systemd-timesyncd).",
                    id="mocportal.W017",
                )
            )
    return messages
