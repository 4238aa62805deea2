"""Live rows compared with their last history snapshot: one statement for each tracked table.

The history itself is compared with its seals elsewhere (``seal_comparison``). Together they prove a live row: changing
it with disabled triggers requires changing its history too, which is sealed.
"""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Model
from psycopg import sql

from audit.history_reader import event_model
from audit.services.audit_queries import tracked

# Findings listed for each table; further ones are counted.
SHOWN = 100
# Row and snapshot are committed together, so a single statement never sees one without the other.
COMPARE = """
SELECT coalesce(live.{key}, last.pgh_obj_id), last.pgh_id, last.pgh_label, to_jsonb(live),
    to_jsonb(last) || coalesce(
        (SELECT content::jsonb FROM history_sealedrow WHERE "table" = {name} AND row = last.pgh_id), '{{}}'
    ), count(*) OVER ()
FROM {table} live FULL JOIN (
    SELECT snapshot.* FROM {events} snapshot
    JOIN (SELECT max(pgh_id) AS pgh_id FROM {events} GROUP BY pgh_obj_id) newest USING (pgh_id)
) last ON last.pgh_obj_id = live.{key}
WHERE live.{key} IS NULL AND last.pgh_label <> 'delete'
    OR live.{key} IS NOT NULL AND (
        last.pgh_id IS NULL OR last.pgh_label = 'delete' OR {live} IS DISTINCT FROM {last}
    )
ORDER BY 1 LIMIT {shown}
"""


class Compared(NamedTuple):
    """Compared table with its compared columns, and those deliberately excluded from the history."""

    model: type[Model]
    events: type[Model]
    columns: tuple[str, ...]
    excluded: tuple[str, ...]

    @property
    def table(self) -> str:
        return self.model._meta.db_table


@cache
def compared_tables() -> tuple[Compared, ...]:
    """Return every tracked table, ordered by name."""
    return tuple(sorted((_compared(model) for model in tracked().values()), key=lambda each: each.table))


def _compared(model: type[Model]) -> Compared:
    events = event_model(model)
    assert events is not None
    recorded = {field.column for field in events._meta.concrete_fields}
    columns = [str(field.column) for field in model._meta.concrete_fields]
    return Compared(
        model,
        events,
        tuple(column for column in columns if column in recorded),
        tuple(column for column in columns if column not in recorded),
    )


def differences() -> Iterator[str]:
    """Yield a sentence for each row or column that differs from its last snapshot.

    Values are given as digests only, since readers of findings may not be allowed to read the record.
    """
    for each in compared_tables():
        yield from _differences_of(each)


def _differences_of(each: Compared) -> Iterator[str]:
    statement = sql.SQL(COMPARE).format(
        table=sql.Identifier(each.table),
        events=sql.Identifier(each.events._meta.db_table),
        name=sql.Literal(each.events._meta.db_table),
        key=sql.Identifier(str(each.model._meta.pk.column)),
        live=_row("live", each.columns),
        last=_row("last", each.columns),
        shown=sql.Literal(SHOWN),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        rows = cursor.fetchall()
    for key, snapshot, label, live, last, _found in rows:
        for difference in _differences(each, snapshot, label, _read(last), _read(live)):
            yield f"{each.table} {key}: {difference}"
    if rows and (more := rows[0][-1] - len(rows)):
        yield f"{each.table}: {more} more rows are not what the history recorded last"


def _differences(each: Compared, snapshot: int | None, label: str, last: Any, live: Any) -> Iterator[str]:
    recorded = f"{each.events._meta.db_table} {snapshot}"
    if snapshot is None:
        yield "the row was inserted past the history, which has nothing of it"
    elif live is None:
        yield f"the row was deleted past the history, whose last snapshot is {recorded}"
    elif label == "delete":
        yield f"the row was inserted past the history, which recorded its deletion in {recorded}"
    else:
        for column in each.columns:
            if last[column] != live[column]:
                yield (
                    f"{column} was changed past the history: SHA-256 of the value {digest_of(live[column])},"
                    f" recorded {digest_of(last[column])} in {recorded}"
                )


def digest_of(value: Any) -> str:
    """Return the first 16 digits of the SHA-256 of a value as text; "null" for None."""
    if value is None:
        return "null"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _row(alias: str, columns: tuple[str, ...]) -> sql.Composable:
    return sql.SQL("ROW({})").format(sql.SQL(", ").join(sql.Identifier(alias, column) for column in columns))


def _read(value: Any) -> Any:
    """Return a row as parsed JSON; Django configures psycopg to return text."""
    return json.loads(value) if isinstance(value, str) else value
