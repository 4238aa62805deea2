"""Telling a worker that there is work, without ever depending on whether it hears.

The row is the truth: where the broker is away or forgets, a sweeper finds the row within a minute. So does it where a
hand-over came to nothing, since another worker held the row just then, or since it was not due yet by the clock of a
machine that is a moment behind: claims are conditional updates, and who does not get one says nothing.
"""

import time
from threading import Lock

import structlog
from celery import current_app
from kombu.exceptions import OperationalError
from redis import RedisError

logger = structlog.get_logger(__name__)

TASK = "contacts.tasks.deliver"

# Seconds. Half a second to connect and half to answer are what a broker that is away may cost a request ...
PATIENCE = 0.5
# ... and for so long after that, no other message of the same process tries it again.
QUIET_FOR = 5.0
# A task that waited longer is dropped unread; by then the sweeper has handed the message over anew.
EXPIRES = 55

OPTIONS = {
    "socket_connect_timeout": PATIENCE,
    "socket_timeout": PATIENCE,
    "max_retries": 0,
    "connect_retries_timeout": PATIENCE,
}


class Quiet:
    """Until when the broker is not tried again, shared by the threads of a process."""

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


quiet = Quiet()


def nudge(*messages: int) -> bool:
    """Ask a worker to deliver messages; whether the broker took that, which nothing may depend on."""
    return hand_over(TASK, *messages)


def hand_over(task: str, *rows: int) -> bool:
    """Ask a worker to run the task of that name for each of the rows; see ``nudge``."""
    if quiet.holds:
        return False
    try:
        with (
            current_app.connection_for_write(transport_options=OPTIONS) as connection,
            current_app.amqp.Producer(connection) as producer,
        ):
            for row in rows:
                current_app.send_task(task, args=[row], producer=producer, retry=False, expires=EXPIRES)
    except (OperationalError, RedisError, OSError) as error:
        quiet.begin()
        logger.warning("nudge_lost", task=task, rows=len(rows), error=type(error).__name__)
        return False
    return True
