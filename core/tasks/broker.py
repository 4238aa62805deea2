"""Redis connection for counters, with a circuit breaker for each process."""

import time
from functools import cache

import redis
import structlog
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

logger = structlog.get_logger(__name__)

# Seconds.
TIMEOUT = 0.25
# Seconds for which requests skip the broker after a failure.
PAUSE = 5


class Circuit:
    """Circuit breaker of the Redis connection, for each process."""

    def __init__(self) -> None:
        self.open_until = 0.0

    def is_closed(self) -> bool:
        return time.monotonic() >= self.open_until

    def open(self, error: Exception) -> None:
        logger.warning("meter_away", error=str(error))
        self.open_until = time.monotonic() + PAUSE


circuit = Circuit()


@cache
def broker() -> redis.Redis:
    client: redis.Redis = redis.Redis.from_url(
        settings.REDIS_URL,
        socket_timeout=TIMEOUT,
        socket_connect_timeout=TIMEOUT,
        decode_responses=True,
        # A connection that the broker closed is opened once more, without waiting.
        retry=Retry(NoBackoff(), 1),
    )
    return client
