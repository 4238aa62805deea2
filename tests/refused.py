"""A way to try what the database must refuse, without any form or service in between."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction


@contextmanager
def refused_by(constraint: str) -> Iterator[None]:
    """Expect the statement inside to run into the constraint or trigger of that name."""
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        yield
    cause = caught.value.__cause__
    assert isinstance(cause, psycopg.Error)
    assert cause.diag.constraint_name == constraint


def sql(statement: str, *values: object) -> None:
    """Run a statement as it stands, with what Django defers to the end of a transaction checked at once."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement, values)
