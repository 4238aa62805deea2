"""A history as a portal has it after years, written past the portal: what stands in it, again and again, ever later."""

from datetime import timedelta
from random import Random

from django.db import connection
from django.utils import timezone

from audit.services.sealed_tables import Source, sources
from commitments.models import Commitment
from demo import records as fictitious

COMMITMENTS = 1_000
YEARS = timedelta(days=3 * 365)
PEOPLE = 20
COLUMNS = """
SELECT quote_ident(column_name) FROM information_schema.columns WHERE table_name = %s ORDER BY ordinal_position
"""
# The number of each copy comes into keys, moments and requests, so that every row is one of its own. So do the keys of
# records: a record has as many rows as before, and there are more records.
AGAIN = """
INSERT INTO {table} ({columns})
SELECT {values} FROM {table} each, generate_series(1, {copies}) copy
    WHERE each.pgh_id <= {last} ORDER BY copy, each.pgh_id
"""
CHANGED = {
    "pgh_id": "each.pgh_id + copy * {last}::bigint",
    "pgh_obj_id": "each.pgh_obj_id + copy * {records}::bigint",
    # The records of these snapshots are not there, which the verification compares.
    "pgh_label": (
        "CASE WHEN each.pgh_id = max(each.pgh_id) OVER (PARTITION BY copy, each.pgh_obj_id) THEN 'delete'"
        " ELSE each.pgh_label END"
    ),
    "pgh_created_at": "each.pgh_created_at + copy * interval '{step} seconds'",
    "pgh_context": (
        "jsonb_build_object('user', 1 + copy %% {people}, 'request', 'request-' || copy || '-' || each.pgh_id)"
    ),
}
OPENED = """
INSERT INTO history_access (at, by, client, model, record, mark, method, path, request)
SELECT now() + number * interval '{step} seconds', 1 + number %% {people}, NULL, 'commitments.Commitment',
    1 + (number * 7919::bigint) %% {records}, 'participants', 'GET', '/commitments/' || number || '/',
    'request-' || number
FROM generate_series(1, {rows}) number
"""


def write(rows: int) -> int:
    """Fill the history to about so many rows, and the word of who opened what to half as many; return the first."""
    fictitious.clear_records()
    missing = COMMITMENTS - Commitment.objects.count()
    fictitious.fill(commitments=missing, actions=0, dice=Random(1), today=timezone.now().date(), report=lambda _: None)
    tables = [source for source in sources() if source.key == "pgh_id"]
    there = sum(_count(source) for source in tables)
    copies = max(-(-(rows - there) // there), 0)
    if copies:
        for source in tables:
            _write_again(source, copies)
    with connection.cursor() as cursor:
        half = rows // 2
        step = YEARS.total_seconds() / half
        records = COMMITMENTS * (copies + 1)
        cursor.execute(OPENED.format(step=step, people=PEOPLE, records=records, rows=half), [])
        cursor.execute("VACUUM ANALYZE")
    return sum(_count(source) for source in tables)


def _count(source: Source) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {source.table}")
        return int(cursor.fetchone()[0])


def _write_again(source: Source, copies: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(pgh_id), 0), coalesce(max(pgh_obj_id), 0) FROM {source.table}")
        last, records = cursor.fetchone()
        cursor.execute(COLUMNS, [source.table])
        columns = [column for (column,) in cursor.fetchall()]
        given = {
            "last": last,
            "records": max(records, COMMITMENTS),
            "step": YEARS.total_seconds() / copies,
            "people": PEOPLE,
        }
        values = [CHANGED.get(column, f"each.{column}").format(**given) for column in columns]
        statement = AGAIN.format(
            table=source.table, columns=", ".join(columns), values=", ".join(values), copies=copies, last=last
        )
        cursor.execute(statement, [])
        # So that what is written from now on gets keys of its own.
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence(%s, 'pgh_id'), max(pgh_id)) FROM {source.table}", [source.table]
        )
