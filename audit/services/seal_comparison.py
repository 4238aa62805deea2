"""Seal comparison: the history tables against their sealed copies."""

import json
from collections.abc import Iterator
from typing import Any

from django.db import connection

from audit.models import SealingMark
from audit.services.sealed_tables import Source, sources

# Only our own table names, no input.
CHANGED = """
SELECT sealed.row, sealed.content, to_jsonb(each)::text FROM history_sealedrow sealed
JOIN {table} each ON each.{key} = sealed.row
WHERE sealed."table" = %s AND sealed.content IS NOT NULL AND sealed.content::jsonb <> to_jsonb(each)
ORDER BY sealed.row
"""
MISSING = """
SELECT sealed.row FROM history_sealedrow sealed
WHERE sealed."table" = %s AND NOT EXISTS (SELECT FROM {table} each WHERE each.{key} = sealed.row) ORDER BY sealed.row
"""
UNSEALED = """
SELECT each.{key} FROM {table} each WHERE each.{key} IS NOT NULL AND NOT EXISTS (
    SELECT FROM history_sealedrow sealed WHERE sealed."table" = %s AND sealed.row = each.{key}
) ORDER BY each.{key}
"""
WAITING = """
SELECT count(*) FROM {table} each WHERE {key} > %s AND NOT EXISTS (
    SELECT FROM history_sealedrow sealed WHERE sealed."table" = %s AND sealed.row = each.{key}
)
"""
UNKNOWN = """SELECT position, "table", row FROM history_sealedrow WHERE "table" <> ALL(%s) ORDER BY position"""


def differences() -> Iterator[str]:
    """Yield a sentence for each history row that was changed, removed or inserted since its sealing."""
    settled = dict(SealingMark.objects.values_list("table", "settled"))
    for source in sources():
        yield from _differences_of(source, settled.get(source.table, 0))
    for position, table, row in _ask(UNKNOWN, [[source.table for source in sources()]]):
        yield f"{table} {row} (position {position}): the portal has no such table of history"


def waiting() -> int:
    """Return the number of rows that await sealing, without unsealed rows behind a mark, which are ``differences``."""
    settled = dict(SealingMark.objects.values_list("table", "settled"))
    found = 0
    for source in sources():
        given = [settled.get(source.table, 0), source.table]
        ((number,),) = _ask(WAITING.format(table=source.table, key=source.key), given)
        found += number
    return found


def _differences_of(source: Source, settled: int) -> Iterator[str]:
    names = source._asdict()
    for row, sealed, current in _ask(CHANGED.format(**names), [source.table]):
        for column, before, now in _columns(json.loads(sealed), json.loads(current)):
            yield f"{source.table} {row}: {column} was changed from {before} to {now} after it was sealed"
    for (row,) in _ask(MISSING.format(**names), [source.table]):
        yield f"{source.table} {row}: was taken out after it was sealed"
    for (row,) in _ask(UNSEALED.format(**names), [source.table]):
        # Rows beyond the mark await the sealer; up to the mark no new ones can appear.
        if row <= settled:
            yield f"{source.table} {row}: was put in between rows that were sealed before"


def _columns(sealed: dict[str, Any], current: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield differing columns. Columns that a later release added or removed are ignored."""
    for column in sorted(sealed.keys() & current.keys()):
        if sealed[column] != current[column]:
            yield (
                column,
                json.dumps(sealed[column], ensure_ascii=False),
                json.dumps(current[column], ensure_ascii=False),
            )


def _ask(statement: str, given: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
