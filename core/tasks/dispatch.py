"""Task dispatch to workers, on which nothing depends.

The row is authoritative: if the broker is unavailable or loses the task, a sweep finds the row within a minute. The
same applies to a task that had no effect because another worker held the row, or because it was not due yet by a slow
clock: claims are conditional updates, and a failed claim is not an error.
"""

import time
from threading import Lock

import structlog
from celery import current_app
from kombu.exceptions import OperationalError
from redis import RedisError

logger = structlog.get_logger(__name__)

TASK = "contacts.tasks.deliver"

# Seconds: half a second each to connect and to answer is the cost of an unavailable broker for a request ...
PATIENCE = 0.5
# ... and for this long no other message of the process tries it again.
QUIET_FOR = 5.0
# A task that waited longer is dropped; the sweep has dispatched the message again by then.
EXPIRES = 55

OPTIONS = {
    "socket_connect_timeout": PATIENCE,
    "socket_timeout": PATIENCE,
    "max_retries": 0,
    "connect_retries_timeout": PATIENCE,
}


class CircuitBreaker:
    """Process-wide circuit breaker for the broker."""

    def __init__(self) -> None:
        self._until = 0.0
        self._lock = Lock()

    def begin(self) -> None:
        with self._lock:
            self._until = time.monotonic() + QUIET_FOR

    def end(self) -> None:
        with self._lock:
            self._until = 0.0

    @property
    def holds(self) -> bool:
        with self._lock:
            return time.monotonic() < self._until


quiet = CircuitBreaker()


def nudge(*messages: int) -> bool:
    """Dispatch the delivery of messages; return whether the broker accepted it, for information only."""
    return hand_over(TASK, *messages)


def hand_over(task: str, *rows: int) -> bool:
    """Dispatch a task for each of the rows; see ``nudge``."""
    return _send(task, [[row] for row in rows])


def start(task: str) -> bool:
    """Dispatch a task that finds its rows itself; see ``nudge``."""
    return _send(task, [[]])


def _send(task: str, calls: list[list[int]]) -> bool:
    if quiet.holds:
        return False
    try:
        with (
            current_app.connection_for_write(transport_options=OPTIONS) as connection,
            current_app.amqp.Producer(connection) as producer,
        ):
            for args in calls:
                current_app.send_task(task, args=args, producer=producer, retry=False, expires=EXPIRES)
    except (OperationalError, RedisError, OSError) as error:
        quiet.begin()
        logger.warning("nudge_lost", task=task, rows=len(calls), error=type(error).__name__)
        return False
    return True
