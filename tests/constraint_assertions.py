"""A way to try what the database must refuse, without any form or service in between."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model


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


def update(record: Model, **columns: object) -> None:
    """Write the columns of a row as they are called in the database."""
    assignments = ", ".join(f'"{column}" = %s' for column in columns)
    sql(f"UPDATE {record._meta.db_table} SET {assignments} WHERE id = %s", *columns.values(), record.pk)


def delete(record: Model) -> None:
    sql(f"DELETE FROM {record._meta.db_table} WHERE id = %s", record.pk)


def insert_like(record: Model, **columns: object) -> None:
    """Insert another row that is like ``record`` but for these columns."""
    table = record._meta.db_table
    kept = [field.column for field in record._meta.concrete_fields if not field.primary_key]
    names = ", ".join(f'"{column}"' for column in kept)
    values = ", ".join("%s" if column in columns else f'"{column}"' for column in kept)
    given = [columns[column] for column in kept if column in columns]
    sql(f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE id = %s", *given, record.pk)
