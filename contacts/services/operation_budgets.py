"""Operation budgets: time and concurrency limits of expensive operations, by account and by Participant.

Both are stored in Redis, so that all processes and machines share them. Without the broker there is no limit, as for
the request rate (``partners.services.rate_limits``); ``mocportal.budgets.gate`` works without it. The time is a leaky
bucket: full after so many seconds of work, and empty again five minutes later.
"""

import time
from dataclasses import dataclass
from functools import cache
from uuid import uuid4

import redis
import structlog
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from prometheus_client import Counter as Count
from redis.commands.core import Script

from contacts.models import User
from core.metrics import COUNTED
from core.operation_costs import Operation
from core.refusals.errors import BusyError
from core.tasks.broker import broker, circuit

logger = structlog.get_logger(__name__)

# Seconds: until a full bucket is empty, until an unfinished operation is forgotten, and between two attempts to get a
# place.
WINDOW = 300
LEASE = 120
BETWEEN_LOOKS = 0.2
# Seconds that an operation waits for a place, so that three simultaneous downloads all succeed.
PATIENCE = 3.0
# Share of a full bucket that must be free before the next operation.
FREE_AGAIN = 0.1
# Level of the fullest bucket, as a share of its capacity: an account waits for a minute at most.
FULLEST = 1.1

REFUSED = Count(
    "moc_operations_refused",
    "Expensive operations that were refused, by kind and by the limit that was reached.",
    ["operation", "limit"],
    registry=COUNTED,
)

LEAK = """
local clock = redis.call('TIME')
local now = tonumber(clock[1]) + tonumber(clock[2]) / 1000000
local window = tonumber(ARGV[1])
local function filled(key, capacity)
    local kept = redis.call('HMGET', key, 'level', 'at')
    return math.max(0, tonumber(kept[1] or 0) - (now - tonumber(kept[2] or now)) * capacity / window)
end
"""
# KEYS: level and places of the account, level and places of its Participant. ARGV: window, id, lease, then capacity and
# number of places of each, 0 for an operation that is not heavy. Returns the limit reached and the seconds to wait, or
# 0.
ADMIT = f"""{LEAK}
for each = 0, 1 do
    local capacity = tonumber(ARGV[4 + 2 * each])
    local level = filled(KEYS[1 + 2 * each], capacity)
    if level >= capacity then
        return {{1 + each, math.ceil((level / capacity - {1 - FREE_AGAIN}) * window)}}
    end
end
for each = 0, 1 do
    local places = tonumber(ARGV[5 + 2 * each])
    redis.call('ZREMRANGEBYSCORE', KEYS[2 + 2 * each], '-inf', now - tonumber(ARGV[3]))
    if places > 0 and redis.call('ZCARD', KEYS[2 + 2 * each]) >= places then return {{3 + each, 1}} end
end
for each = 0, 1 do
    if tonumber(ARGV[5 + 2 * each]) > 0 then
        redis.call('ZADD', KEYS[2 + 2 * each], now, ARGV[2])
        redis.call('EXPIRE', KEYS[2 + 2 * each], ARGV[3])
    end
end
return {{0, 0}}
"""
# KEYS: level and places of each. ARGV: window, id, seconds, then the capacity of each.
SETTLE = f"""{LEAK}
for each = 0, #KEYS / 2 - 1 do
    redis.call('ZREM', KEYS[2 + 2 * each], ARGV[2])
    local key = KEYS[1 + 2 * each]
    local capacity = tonumber(ARGV[4 + each])
    local level = filled(key, capacity) + tonumber(ARGV[3])
    redis.call('HSET', key, 'level', math.min(level, {FULLEST} * capacity), 'at', now)
    redis.call('EXPIRE', key, 2 * window)
end
"""


@dataclass(frozen=True, slots=True)
class Admission:
    """Admitted operation; ``began`` is a time of the monotonic clock."""

    id: str
    keys: tuple[str, ...]
    began: float


def admit(user: User, operation: Operation) -> Admission | None:
    """Admit an operation of ``user``, waiting shortly for a free place; None if the broker is unavailable.

    Raises BusyError if a limit is reached.
    """
    if not circuit.is_closed():
        return None
    keys = _keys(user)
    identifier = uuid4().hex
    budgets, places = _budgets(), _places() if operation.is_heavy else (0, 0)
    limits = [each for pair in zip(budgets, places, strict=True) for each in pair]
    begun = time.monotonic()
    while True:
        try:
            reached, wait = _script(ADMIT)(keys=keys, args=[WINDOW, identifier, LEASE, *limits])
        except redis.RedisError as error:
            circuit.open(error)
            return None
        if not reached:
            return Admission(identifier, keys, time.monotonic())
        if reached <= len(budgets) or time.monotonic() - begun > PATIENCE:
            raise _refused(operation, int(reached), int(wait))
        time.sleep(BETWEEN_LOOKS)


def admit_request(request: HttpRequest, user: User) -> None:
    """Admit the operation that the middleware found for ``request``, which ends with its response; see ``admit``."""
    operation: Operation | None = getattr(request, "operation", None)
    if operation is not None and not hasattr(request, "admission"):
        request.admission = admit(user, operation)  # type: ignore[attr-defined]  # For the middleware.


def settle(admission: Admission) -> None:
    """Record the time of a finished operation and release its place."""
    _record(admission.keys, admission.id, time.monotonic() - admission.began)


def charge(user: User, seconds: float) -> None:
    """Record the time that a worker used for ``user``; above the limit, the next operation of the account is refused.

    The worker generates one document of a Participant at a time, so the documents of one account do not count for its
    colleagues.
    """
    _record(_keys(user)[:2], "", seconds)


def _record(keys: tuple[str, ...], identifier: str, seconds: float) -> None:
    if not circuit.is_closed():
        return
    try:
        _script(SETTLE)(keys=keys, args=[WINDOW, identifier, seconds, *_budgets()])
    except redis.RedisError as error:
        circuit.open(error)


def _keys(user: User) -> tuple[str, ...]:
    group = user.participant_id or user.role
    return tuple(
        f"moc:cost:{whose}:{resource}" for whose in (f"account:{user.pk}", group) for resource in ("time", "places")
    )


def _budgets() -> tuple[int, int]:
    return settings.ACCOUNT_SECONDS, settings.PARTICIPANT_SECONDS


def _places() -> tuple[int, int]:
    return settings.ACCOUNT_OPERATIONS, settings.PARTICIPANT_OPERATIONS


def _refused(operation: Operation, reached: int, wait: int) -> BusyError:
    limit = ("account-time", "participant-time", "account-places", "participant-places")[reached - 1]
    REFUSED.labels(operation.value, limit).inc()
    logger.warning("operation_refused", operation=operation.value, limit=limit, wait=wait)
    budgets, places = _budgets(), _places()
    values = {
        "operation": operation.label,
        "minutes": WINDOW // 60,
        "seconds": budgets[(reached - 1) % 2],
        "count": places[(reached - 1) % 2],
    }
    messages = {
        "account-time": _(
            "Your account has reached its limit for expensive operations, such as %(operation)s: %(seconds)d "
            "seconds of processing in %(minutes)d minutes. Other pages are not affected."
        ),
        "participant-time": _(
            "The accounts of your ministry have reached their limit for expensive operations, such as "
            "%(operation)s: %(seconds)d seconds of processing in %(minutes)d minutes. Other pages are not "
            "affected."
        ),
        "account-places": _(
            "Your account has too many expensive operations running, such as %(operation)s. The limit is %(count)d at "
            "a time. Wait until one has finished."
        ),
        "participant-places": _(
            "The accounts of your ministry have too many expensive operations running, such as %(operation)s. "
            "The limit is %(count)d at a time. Wait until one has finished."
        ),
    }
    return BusyError(messages[limit] % values, wait=wait)


@cache
def _script(source: str) -> Script:
    return broker().register_script(source)
