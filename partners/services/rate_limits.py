"""Rate limit per minute and caller, and outcome counts of partner system requests.

Redis holds both, in one round trip before the response. The request is counted with its most likely outcome, so that
only another outcome costs a second round trip. While Redis is unavailable, requests are neither limited nor counted:
availability matters more than the counts. ``partners.services.usage`` stores the counts.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

import redis
from redis.commands.core import Script

from core.tasks.broker import broker, circuit

# Seconds.
WINDOW = 60

THROTTLED = "429:too-many-requests"
COUNTS = "moc:usage:counts"
LAST = "moc:usage:last"

# The window's counter, then the outcome counts. The last of ARGV is the time in seconds.
COUNT = """
local n = redis.call('INCR', KEYS[1])
if n == 1 then redis.call('EXPIRE', KEYS[1], ARGV[2]) end
if ARGV[3] ~= '' then
    local field = n > tonumber(ARGV[1]) and ARGV[4] or ARGV[3]
    redis.call('HINCRBY', KEYS[2], field, 1)
    redis.call('HSET', KEYS[3], field, ARGV[5])
end
return n
"""


@dataclass(frozen=True, slots=True)
class RateLimitState:
    """Rate-limit reading of a caller for the current minute. ``resets_at`` is in seconds since 1970."""

    limit: int
    used: int
    resets_at: int

    @property
    def remaining(self) -> int:
        return max(0, self.limit - self.used)

    @property
    def is_exceeded(self) -> bool:
        return self.used > self.limit


def count(
    *, caller: str, limit: int, at: datetime, client: int | None = None, outcome: str = ""
) -> RateLimitState | None:
    """Count a request of ``caller`` against ``limit`` a minute; return None while the broker is unavailable.

    For a ``client``, count its expected ``outcome`` too, such as ``200``.
    """
    if not circuit.is_closed():
        return None
    now = int(at.timestamp())
    window = now // WINDOW
    fields = [field(client, at, outcome), field(client, at, THROTTLED)] if client is not None else ["", ""]
    try:
        used = _count()(keys=[f"moc:rate:{caller}:{window}", COUNTS, LAST], args=[limit, 2 * WINDOW, *fields, now])
    except redis.RedisError as error:
        circuit.open(error)
        return None
    return RateLimitState(limit=limit, used=int(used), resets_at=(window + 1) * WINDOW)


def note(*, client: int, at: datetime, outcome: str, instead_of: str = "") -> None:
    """Count an outcome of a request of ``client``; with ``instead_of``, subtract the one that was expected."""
    if not circuit.is_closed():
        return
    named = field(client, at, outcome)
    pipeline = broker().pipeline(transaction=True)
    if instead_of:
        pipeline.hincrby(COUNTS, field(client, at, instead_of), -1)
    pipeline.hincrby(COUNTS, named, 1)
    pipeline.hset(LAST, named, int(at.timestamp()))
    try:
        pipeline.execute()
    except redis.RedisError as error:
        circuit.open(error)


def take() -> dict[str, tuple[int, int]]:
    """Return and reset the counts: by field, the number and the last time in seconds since 1970.

    Raise redis.RedisError while the broker is unavailable.
    """
    pipeline = broker().pipeline(transaction=True)
    pipeline.hgetall(COUNTS)
    pipeline.hgetall(LAST)
    pipeline.delete(COUNTS, LAST)
    counts, last, _deleted = pipeline.execute()
    return {name: (int(times), int(last.get(name, 0))) for name, times in counts.items()}


def field(client: int | None, at: datetime, outcome: str) -> str:
    """Return the Redis hash field of a count: client, day in UTC and outcome."""
    return f"{client}|{at.date().isoformat()}|{outcome}"


@cache
def _count() -> Script:
    return broker().register_script(COUNT)
