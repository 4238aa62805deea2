"""Snapshot transactions: several statements over one state of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

ISOLATION = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"


@contextmanager
def one_snapshot(*, read_only: bool = False) -> Iterator[None]:
    """Open a transaction with one snapshot for all statements; joins an outer transaction if there is one."""
    within = connection.in_atomic_block
    with transaction.atomic():
        if not within:
            with connection.cursor() as cursor:
                cursor.execute(f"{ISOLATION}, READ ONLY" if read_only else ISOLATION)
        yield
