"""Several statements over one state of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

ISOLATION = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"


@contextmanager
def one_snapshot(*, read_only: bool = False) -> Iterator[None]:
    """A transaction whose statements all see what its first one sees; within another it is a part of that."""
    within = connection.in_atomic_block
    with transaction.atomic():
        if not within:
            with connection.cursor() as cursor:
                cursor.execute(f"{ISOLATION}, READ ONLY" if read_only else ISOLATION)
        yield
