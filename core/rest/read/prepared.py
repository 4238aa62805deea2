"""Statements on Django's connection with their values beside them, so that PostgreSQL plans each of them once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, NotSupportedError, connections


@contextmanager
def prepared_cursor() -> Iterator[Any]:
    """A cursor whose values stand beside the statement, which names their places ``$1``, ``$2``.

    Django's own cursors write the values into the statement. From when on one is prepared says ``prepare_threshold``
    of the database's settings.
    """
    # Of this thread, looked up once: `connection` looks it up for each of its attributes.
    database: Any = connections[DEFAULT_DB_ALIAS]
    database.close_if_health_check_failed()
    database.ensure_connection()
    wrapped = database.make_debug_cursor if database.queries_logged else database.make_cursor
    # The wrapper takes cursors of every kind.
    raw = psycopg.RawCursor(database.connection)
    try:
        with wrapped(raw) as cursor:
            yield cursor
    except NotSupportedError:
        # A migration gave a column another type, and PostgreSQL keeps to what it has prepared for as long as the
        # connection stands. It ends with this request.
        database.close_at = 0
        raise


def numbered(sql: str) -> str:
    """A statement of Django's compiler with its places numbered, in the order of its parameters."""
    first, *others = sql.split("%s")
    pieces = (f"${index}{piece}" for index, piece in enumerate(others, start=1))
    return "".join((first, *pieces)).replace("%%", "%")
