"""Advisory locks: one process at a time does a piece of work, in batches."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def only_holder(lock: int) -> Iterator[bool]:
    """Yield whether the advisory lock was free. It is held until the commit, so that results appear in order."""
    within = connection.in_atomic_block
    with connection.cursor() as cursor:
        # A session lock if possible: the snapshot must be taken after the lock.
        cursor.execute(f"SELECT {'pg_try_advisory_xact_lock' if within else 'pg_try_advisory_lock'}(%s)", [lock])
        (alone,) = cursor.fetchone()
    try:
        yield alone
    finally:
        if alone and not within:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [lock])


def in_batches(work: Callable[[int], int], *, limit: int, rounds: int) -> int:
    """Repeat ``work`` until it does less than ``limit``, or for ``rounds`` batches; return the sum."""
    done = 0
    for _ in range(rounds):
        some = work(limit)
        done += some
        if some < limit:
            break
    return done
