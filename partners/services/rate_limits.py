"""How much each caller asks: the limit of a minute, and what came of the requests of partner systems.

Both are kept at the broker, in one round trip before the request is answered. It counts the request with the answer
that it will most likely get, so that only a surprise costs a second one. A broker that is away limits nobody and
counts nothing: an answer is worth more than its number. ``partners.services.usage`` writes down what was
counted.
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

# The window's counter, then what is counted of the request. The last of ARGV is when it came, in seconds.
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
class Reading:
    """Where a caller stands in the current minute. ``resets_at`` is in seconds since 1970."""

    limit: int
    used: int
    resets_at: int

    @property
    def remaining(self) -> int:
        return max(0, self.limit - self.used)

    @property
    def is_exceeded(self) -> bool:
        return self.used > self.limit


def count(*, caller: str, limit: int, at: datetime, client: int | None = None, outcome: str = "") -> Reading | None:
    """Count a request of ``caller``, who may send ``limit`` a minute; None while the broker is away.

    Where it is that of a ``client``, count it with its expected ``outcome`` too, such as ``200``.
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
    return Reading(limit=limit, used=int(used), resets_at=(window + 1) * WINDOW)


def note(*, client: int, at: datetime, outcome: str, instead_of: str = "") -> None:
    """Count an outcome of a request of ``client``; with ``instead_of``, take back the one that was expected."""
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
    """Take away what was counted: by field, how often, and when last in seconds since 1970.

    Raises redis.RedisError while the broker is away.
    """
    pipeline = broker().pipeline(transaction=True)
    pipeline.hgetall(COUNTS)
    pipeline.hgetall(LAST)
    pipeline.delete(COUNTS, LAST)
    counts, last, _deleted = pipeline.execute()
    return {name: (int(times), int(last.get(name, 0))) for name, times in counts.items()}


def field(client: int | None, at: datetime, outcome: str) -> str:
    """What a count stands under: whose it is, the day in UTC, and the outcome."""
    return f"{client}|{at.date().isoformat()}|{outcome}"


@cache
def _count() -> Script:
    return broker().register_script(COUNT)
