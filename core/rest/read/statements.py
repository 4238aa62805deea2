"""List statements: PostgreSQL writes each record's JSON and the values of its entity tag in one statement.

If Python computes a field, it completes the JSON, and makes the fingerprint of the values as completed.

A statement is compiled once and cached with parameters (``SqlParameter``). It is prepared on its connection, since
planning costs more than executing it for a single record.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import orjson
from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS
from django.db.models import F, QuerySet

from core.rest.read.dumping import dumps
from core.rest.read.expressions import SqlParameter
from core.rest.read.fields import RecordStateField
from core.rest.read.prepared import numbered, prepared_cursor
from core.rest.read.serializers import INPUTS, RecordSerializer

WITHOUT_RECORD = "NULL::json"
STANDING_COLUMNS = {
    "version": "standing.version",
    "created_at": """to_char(standing.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')""",
    "updated_at": """to_char(standing.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')""",
}


class RecordJson(NamedTuple):
    """Record as JSON bytes.

    ``seal`` changes with every value from other records; ``changed`` is the second of the last change, since 1970;
    ``at`` are the values of the order, None for NULL.
    """

    written: bytes | None
    version: int
    changed: int
    seal: bytes
    at: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL statement with its parameters and its form with numbered placeholders.

    ``SqlParameter`` parameters are filled in later.
    """

    sql: str
    params: tuple[Any, ...]
    numbered: str
    completed: Callable[[RecordJson], RecordJson] | None = None

    def run(self, values: Sequence[object] = ()) -> list[RecordJson]:
        """Execute the statement and return its records; ``values`` fill its ``SqlParameter`` parameters."""
        if self is NOTHING:
            return []
        given = [values[each.index] if isinstance(each, SqlParameter) else each for each in self.params]
        with prepared_cursor() as cursor:
            cursor.execute(self.numbered, given)
            # The raw bytes: Python neither parses nor writes the JSON.
            result = cursor.pgresult
            count = result.nfields
            found = [_found(result.get_value, row, count) for row in range(result.ntuples)]
        return found if self.completed is None else [self.completed(each) for each in found]


NOTHING = Statement("", (), "")


class SortKey(NamedTuple):
    """Column of an order: its path and its direction in SQL."""

    path: str
    direction: str


def compile_statement(
    record: RecordSerializer,
    rows: QuerySet[Any],
    viewer: object,
    order: Sequence[SortKey] = (),
    *,
    sealed: bool = False,
) -> Statement:
    """Compile the statement that reads ``rows``, already in ``order``, as ``record`` writes them for ``viewer``.

    ``sealed`` omits the JSON and selects only the values of entity tags. Returns NOTHING if Django knows that
    ``viewer`` can see no row.
    """
    whole = record.written(viewer)
    names = [name for name in whole if name in record.foreign_names or name == INPUTS] if sealed else [*whole]
    of_standing = {name for name in names if isinstance(record.fields.get(name), RecordStateField)}
    written = {name: whole[name] for name in names if name not in of_standing}
    columns = {name: f"_{index}" for index, name in enumerate(written)}
    inner = rows.values(
        _pk=F("pk"),
        **{f"_at_{index}": F(each.path) for index, each in enumerate(order)},
        **{columns[name]: expression for name, expression in written.items()},
    )
    try:
        sql, params = inner.query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
    except EmptyResultSet:
        return NOTHING
    listed = [STANDING_COLUMNS[name] if name in of_standing else f"page.{columns[name]}" for name in names]
    objects = ", ".join(f'{value} AS "{name}"' for name, value in zip(names, listed, strict=True))
    lent = ", ".join(f"page.{columns[name]}" for name in record.foreign_names)
    at = "".join(f", page._at_{index}" for index in range(len(order)))
    running = ", ".join(f"page._at_{index} {each.direction}" for index, each in enumerate(order))
    bare = sealed and not record.completions
    # Every name in it comes from the code; values of a request are parameters.
    statement = f"""
        SELECT {WITHOUT_RECORD if bare else "row_to_json(whole_record)"}, standing.version,
            floor(extract(epoch FROM standing.updated_at))::bigint, ROW({lent})::text{at}
        FROM ({sql}) page
        LEFT JOIN history_standing standing ON standing.type = '{record.context["type"]}' AND standing.record = page._pk
        {"" if bare else f"CROSS JOIN LATERAL (SELECT {objects}) whole_record"}
        {f"ORDER BY {running}" if running else ""}
    """  # noqa: S608
    completed = partial(_completed, record, sealed=sealed) if record.completions else None
    return Statement(statement, tuple(params), numbered(statement), completed)


def _completed(record: RecordSerializer, found: RecordJson, *, sealed: bool) -> RecordJson:
    whole = record.complete(orjson.loads(found.written or b"{}"))
    seal = dumps([whole[name] for name in record.foreign_names])
    return found._replace(written=None if sealed else dumps(whole), seal=seal)


def _found(value: Callable[[int, int], bytes | None], row: int, count: int) -> RecordJson:
    at = tuple(None if (given := value(row, index)) is None else given.decode() for index in range(4, count))
    return RecordJson(value(row, 0), int(value(row, 1) or 0), int(value(row, 2) or 0), value(row, 3) or b"", at)
