"""Time of a daily digest."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

# Hours of the day at which a digest can be sent, in the time zone of the capital. Midnight belongs to two days.
HOURS = tuple((hour, f"{hour:02}:00") for hour in range(1, 24))


def next_digest(at: datetime, *, hour: int, zone: str) -> datetime:
    """Return the first instant from the aware ``at`` on at which clocks in ``zone`` show ``hour``."""
    local = at.astimezone(ZoneInfo(zone))
    first = datetime.combine(local.date(), time(hour), ZoneInfo(zone))
    return (first if first >= local else first + timedelta(days=1)).astimezone(at.tzinfo)
