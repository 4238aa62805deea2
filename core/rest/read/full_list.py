"""Full list without pages: its rows in batches, and its fingerprint as one digest made by PostgreSQL."""

import hashlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet

from core.rest.read.serializers import RecordSerializer
from core.rest.read.statements import NOTHING, SortKey, compile_statement


class ListFingerprint(NamedTuple):
    """Fingerprint of a list: changes with each record, with values from other records, and with the order.

    ``changed`` is the second of the latest change of a record, since 1970; 0 for none.
    """

    digest: bytes
    changed: int


def seal_of(record: RecordSerializer, rows: QuerySet[Any], viewer: object, order: Sequence[SortKey]) -> ListFingerprint:
    """Return the fingerprint of all ``rows``, already in ``order``, as ``record`` writes them for ``viewer``."""
    statement = compile_statement(record, rows, viewer, order, sealed=True)
    if statement is NOTHING:
        return ListFingerprint(b"", 0)
    if record.completions:
        digest, latest = hashlib.sha256(), 0
        for found in statement.run():
            digest.update(repr((found.version, found.seal, found.at)).encode())
            latest = max(latest, found.changed)
        return ListFingerprint(digest.digest(), latest)
    # The inner statement contains only names from the code.
    sql = f"""
        SELECT coalesce(md5(string_agg(sealed::text, ' ')), ''), coalesce(max(changed), 0)
        FROM ({statement.sql}) sealed (written, version, changed, seal)
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, statement.params)
        digested, latest = cursor.fetchone()
    return ListFingerprint(digested.encode(), latest)
