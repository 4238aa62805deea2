"""What is broken, one function a drill. Each returns the seconds from the break, or its end, until all is well."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from tests.drills.full_stack import Whole

# Seconds under load before something breaks.
BEFORE = 5


@dataclass(frozen=True, slots=True)
class Lengths:
    """How often the database is killed, and how many seconds the broker is away, and what waits is waited for."""

    kills: int = 20
    away: int = 600
    drain: float = 1800


def database_killed(whole: Whole, lengths: Lengths) -> str:
    took = []
    for _ in range(lengths.kills):
        whole.supervisor.pause(2)
        whole.kill("database")
        begun = time.monotonic()
        whole.start_again("database")
        whole.wait(whole.is_well)
        took.append(time.monotonic() - begun)
    return f"{median(took):.1f} (most {max(took):.1f})"


def database_restarted(whole: Whole, _lengths: Lengths) -> str:
    whole.end("database")
    whole.start_again("database")
    return f"{whole.wait(whole.is_well):.1f}"


def broker_flushed(whole: Whole, _lengths: Lengths) -> str:
    for _ in range(5):
        with whole.broker() as broker:
            broker.flushall()
        whole.supervisor.pause(2)
    return f"{whole.wait(whole.is_well):.1f}"


def broker_away(whole: Whole, lengths: Lengths) -> str:
    whole.kill("broker")
    whole.supervisor.pause(lengths.away)
    whole.start_again("broker")
    return f"{whole.wait(whole.is_well):.1f}"


def web_killed(whole: Whole, _lengths: Lengths) -> str:
    whole.kill("web-1")
    # The other one carries on alone.
    whole.supervisor.pause(10)
    whole.start_again("web-1")
    return f"{whole.wait(whole.is_well):.1f}"


def worker_killed(whole: Whole, _lengths: Lengths) -> str:
    for _ in range(5):
        whole.supervisor.pause(3)
        whole.kill("worker")
        whole.start_again("worker")
    return f"{whole.wait(whole.is_well):.1f}"


def mail_slow(whole: Whole, _lengths: Lengths) -> str:
    """A mail server that takes a second for each mail, one after the other."""
    whole.sink.when_content_is_there = lambda: time.sleep(1)
    whole.supervisor.pause(20)
    whole.sink.when_content_is_there = lambda: None
    return f"{whole.wait(whole.is_well):.1f}"


DRILLS: dict[str, Callable[[Whole, Lengths], str]] = {
    "database-killed": database_killed,
    "broker-flushed": broker_flushed,
    "broker-away": broker_away,
    "web-killed": web_killed,
    "database-restarted": database_restarted,
    "worker-killed": worker_killed,
    "mail-slow": mail_slow,
}
