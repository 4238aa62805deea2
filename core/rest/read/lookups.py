"""One record by a key, as the ORM would read it, by a statement that is compiled once and prepared on its connection.

A body names several records of small tables. By the ORM, which composes the statement anew for each, they were measured
to cost the portal three times as much.
"""

from contextlib import suppress
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS
from django.db.models import QuerySet

from core.rest.read.columns import Columns
from core.rest.read.expressions import Slot
from core.rest.read.paths import field_at
from core.rest.read.plan_cache import Kept
from core.rest.read.prepared import numbered, prepared_cursor


class Lookup:
    """Finds the record of ``rows`` for which the path ``by`` has a value; without ``by``, the first of them.

    It comes with the record to which its foreign key ``along`` leads, which is never null.
    """

    def __init__(self, rows: QuerySet[Any], by: str = "", *, along: str = "") -> None:
        self._own, self._along = Columns(rows.model), along
        names = [*self._own.names]
        if along:
            self._other = Columns(rows.model._meta.get_field(along).related_model)
            names += [f"{along}__{name}" for name in self._other.names]
        if by:
            rows = rows.filter(**{by: Slot(0, field_at(rows.model, by)[0])})
        found = rows.order_by("pk").values_list(*names)[:1]
        self._sql: str = ""
        self._params: tuple[Any, ...] = ()
        # Rows that nobody can see at all compile to no statement.
        with suppress(EmptyResultSet):
            sql, self._params = found.query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
            self._sql = numbered(sql)

    def find(self, value: object = None) -> Any | None:
        """The record, where there is one."""
        if not self._sql:
            return None
        with prepared_cursor() as cursor:
            cursor.execute(self._sql, [value if isinstance(each, Slot) else each for each in self._params])
            row = cursor.fetchone()
        if row is None:
            return None
        count = len(self._own.names)
        record = self._own.record(row[:count])
        if self._along:
            setattr(record, self._along, self._other.record(row[count:]))
        return record


LOOKUPS: Kept[Lookup] = Kept(500)
