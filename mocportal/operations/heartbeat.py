"""The proof that a worker does what beat asks: the moment of its last heartbeat, kept at the broker."""

from datetime import UTC, datetime, timedelta

import redis
from django.conf import settings

KEY = "moc:heartbeat"

# Three beats of the schedule, and ten seconds for one that waits behind longer work.
STALE_AFTER = timedelta(seconds=70)

# Who asks for health has a deadline of its own; a broker that is away must not use it up.
TIMEOUT = 2


def broker() -> redis.Redis:
    """Return a client of the broker that gives up after two seconds and raises redis.RedisError."""
    client: redis.Redis = redis.Redis.from_url(
        settings.REDIS_URL, socket_timeout=TIMEOUT, socket_connect_timeout=TIMEOUT, decode_responses=True
    )
    return client


def record(at: datetime) -> None:
    """Note that a worker ran at this moment."""
    with broker() as client:
        client.set(KEY, at.astimezone(UTC).isoformat())


def last() -> datetime | None:
    """Return the last moment a worker ran, in UTC, or None when the broker knows of none.

    Raises redis.RedisError while the broker is away.
    """
    with broker() as client:
        written = client.get(KEY)
    return datetime.fromisoformat(str(written)) if written else None


def is_fresh(beat: datetime | None, now: datetime) -> bool:
    """Whether a heartbeat is recent enough to say that work gets done."""
    return beat is not None and now - beat < STALE_AFTER
