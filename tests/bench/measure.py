"""What one call costs: time of this process and of its database process, and the number of statements.

Processor time is what is compared; time on the clock says as much about what else the machine is doing. All times are
in milliseconds, medians where calls can be timed one by one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import psycopg
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.feed.sequencer import settle

# What a call does once and never again (plans, catalogues, templates) is done before it is timed. A prepared statement
# is planned anew the first five times, before PostgreSQL decides on one plan for all values.
WARM_UP = 8
FEWEST, MOST = 5, 400


@dataclass(frozen=True, slots=True)
class Cost:
    """``database`` is None where the system does not tell the processor time of another process."""

    cpu: float
    database: float | None
    wall: float
    statements: int
    size: int

    @property
    def total(self) -> float:
        return self.cpu + (self.database or 0)


def settle_down() -> None:
    """What happens by itself within minutes: changes get their places, and PostgreSQL looks at its tables."""
    while settle():
        pass
    look_at_tables()


def look_at_tables() -> None:
    """What PostgreSQL does by itself after a while, so that it plans with what is there."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def cost(call: Callable[[], bytes], *, seconds: float, over: psycopg.Connection[object] | None = None) -> Cost:
    """Call again and again for about so many seconds; ``over`` is the connection it uses, by default Django's."""
    for _ in range(WARM_UP):
        answer = call()
    with CaptureQueriesContext(connection) as captured:
        call()
    # Counted at once: the next request begins by forgetting what the last one asked.
    statements = len(captured)
    backend = (over or connection.connection).info.backend_pid
    cpu: list[float] = []
    wall: list[float] = []
    ends = perf_counter() + seconds
    server = _processor_time(backend)
    while len(wall) < FEWEST or (perf_counter() < ends and len(wall) < MOST):
        began, began_cpu = perf_counter(), process_time()
        call()
        cpu.append(process_time() - began_cpu)
        wall.append(perf_counter() - began)
    spent = _processor_time(backend)
    return Cost(
        cpu=median(cpu) * 1e3,
        database=None if server is None or spent is None else (spent - server) / len(wall) * 1e3,
        wall=median(wall) * 1e3,
        statements=statements,
        size=len(answer),
    )


def _processor_time(pid: int) -> float | None:
    """The seconds that a process has spent on a processor, from Linux's scheduler; None on other systems."""
    path = Path(f"/proc/{pid}/schedstat")
    return int(path.read_text().split()[0]) / 1e9 if path.exists() else None
