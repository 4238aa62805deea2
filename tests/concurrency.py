"""Several people or workers at one instant: real threads, each with a database session of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection


def at_once[T](count: int, do: Callable[[], T]) -> list[T]:
    """Do the same in so many threads that all begin together; needs a test whose rows are committed."""
    ready = Barrier(count)

    def one(_: int) -> T:
        try:
            ready.wait(timeout=30)
            return do()
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))
