"""Threads that work while something is broken."""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

# Seconds for which each may finish what it has begun.
TO_FINISH = 60


@contextmanager
def at_work(
    threads: Sequence[threading.Thread], *, ended: threading.Event, gives_up: threading.Event
) -> Iterator[None]:
    """Start ``threads``, tell them by ``ended`` to begin nothing more, and a minute later to give up what is open."""
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        ended.set()
        deadline = time.monotonic() + TO_FINISH
        for thread in threads:
            thread.join(max(deadline - time.monotonic(), 0))
        gives_up.set()
        for thread in threads:
            thread.join()
