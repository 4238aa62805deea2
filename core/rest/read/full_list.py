"""A whole list, however long: its rows in parts, and what the entity tag is made of as one digest by PostgreSQL."""

import hashlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet

from core.rest.read.serializers import RecordSerializer
from core.rest.read.statements import NOTHING, Order, compile_statement, read_rows


class Seal(NamedTuple):
    """What changes with every record of a list, with what others lend to it, and with the order of the list.

    ``changed`` is the second, since 1970, in which the latest of the records changed; 0 for none.
    """

    digest: bytes
    changed: int


def seal_of(record: RecordSerializer, rows: QuerySet[Any], viewer: object, order: Sequence[Order]) -> Seal:
    """The seal of all ``rows``, already in ``order``, as ``record`` writes them for ``viewer``."""
    statement = compile_statement(record, rows, viewer, order, sealed=True)
    if statement is NOTHING:
        return Seal(b"", 0)
    if statement is None:
        digest, latest = hashlib.sha256(), 0
        for found in read_rows(record, rows, viewer, order, sealed=True):
            digest.update(repr((found.version, found.seal, found.at)).encode())
            latest = max(latest, found.changed)
        return Seal(digest.digest(), latest)
    # Around a statement that is put together from names of the code's own.
    sql = f"""
        SELECT coalesce(md5(string_agg(sealed::text, ' ')), ''), coalesce(max(changed), 0)
        FROM ({statement.sql}) sealed (written, version, changed, seal)
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, statement.params)
        digested, latest = cursor.fetchone()
    return Seal(digested.encode(), latest)
