"""Prepared statements on Django's connection, so that PostgreSQL plans each of them once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, NotSupportedError, connections


@contextmanager
def prepared_cursor() -> Iterator[Any]:
    """Yield a cursor for prepared statements with the placeholders ``$1``, ``$2``.

    Django's own cursors interpolate values into the statement. ``prepare_threshold`` of the database settings decides
    after how many executions a statement is prepared.
    """
    # Looked up once for this thread: `connection` does so for each attribute.
    database: Any = connections[DEFAULT_DB_ALIAS]
    database.close_if_health_check_failed()
    database.ensure_connection()
    wrapped = database.make_debug_cursor if database.queries_logged else database.make_cursor
    # The wrapper works with any cursor.
    raw = psycopg.RawCursor(database.connection)
    try:
        with wrapped(raw) as cursor:
            yield cursor
    except NotSupportedError:
        # A migration changed the type of a column, and the prepared statement is valid for the old one until the
        # connection is closed, which happens after this request.
        database.close_at = 0
        raise


def numbered(sql: str) -> str:
    """Return a statement of Django's compiler with numbered placeholders, in the order of its parameters."""
    first, *others = sql.split("%s")
    pieces = (f"${index}{piece}" for index, piece in enumerate(others, start=1))
    return "".join((first, *pieces)).replace("%%", "%")
