"""Worker heartbeat: the time of the last scheduled run, stored in the broker."""

from datetime import UTC, datetime, timedelta

import redis
from django.conf import settings

KEY = "moc:heartbeat"

# Three heartbeats, plus ten seconds for one that is queued behind longer work.
STALE_AFTER = timedelta(seconds=70)

# A health probe has its own deadline, which an unavailable broker must not exhaust.
TIMEOUT = 2


def broker() -> redis.Redis:
    """Return a broker client with a timeout of two seconds, which raises redis.RedisError."""
    client: redis.Redis = redis.Redis.from_url(
        settings.REDIS_URL, socket_timeout=TIMEOUT, socket_connect_timeout=TIMEOUT, decode_responses=True
    )
    return client


def record(at: datetime) -> None:
    """Record that a worker ran at this time."""
    with broker() as client:
        client.set(KEY, at.astimezone(UTC).isoformat())


def last() -> datetime | None:
    """Return the time of the last heartbeat in UTC, or None without one.

    Raise redis.RedisError while the broker is unavailable.
    """
    with broker() as client:
        written = client.get(KEY)
    return datetime.fromisoformat(str(written)) if written else None


def is_fresh(beat: datetime | None, now: datetime) -> bool:
    """Return whether a heartbeat is recent enough for a working worker."""
    return beat is not None and now - beat < STALE_AFTER
