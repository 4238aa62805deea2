"""Record lookup by a key with a compiled and prepared statement, in place of an ORM query.

A request body names several records of small tables. Measured, the ORM, which composes the statement for each of them,
took three times as long.
"""

from contextlib import suppress
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS
from django.db.models import QuerySet

from core.rest.read.columns import RowFactory
from core.rest.read.expressions import SqlParameter
from core.rest.read.paths import field_at
from core.rest.read.plan_cache import LruCache
from core.rest.read.prepared import numbered, prepared_cursor


class Lookup:
    """Record lookup: finds the record of ``rows`` whose path ``by`` has a value; without ``by``, the first one.

    It also loads the record of the foreign key ``along``, which is never null.
    """

    def __init__(self, rows: QuerySet[Any], by: str = "", *, along: str = "") -> None:
        self._own, self._along = RowFactory(rows.model), along
        names = [*self._own.names]
        if along:
            self._other = RowFactory(rows.model._meta.get_field(along).related_model)
            names += [f"{along}__{name}" for name in self._other.names]
        if by:
            rows = rows.filter(**{by: SqlParameter(0, field_at(rows.model, by)[0])})
        found = rows.order_by("pk").values_list(*names)[:1]
        self._sql: str = ""
        self._params: tuple[Any, ...] = ()
        # Django compiles an empty queryset to no statement.
        with suppress(EmptyResultSet):
            sql, self._params = found.query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
            self._sql = numbered(sql)

    def find(self, value: object = None) -> Any | None:
        """Return the record, or None."""
        if not self._sql:
            return None
        with prepared_cursor() as cursor:
            cursor.execute(self._sql, [value if isinstance(each, SqlParameter) else each for each in self._params])
            row = cursor.fetchone()
        if row is None:
            return None
        count = len(self._own.names)
        record = self._own.record(row[:count])
        if self._along:
            setattr(record, self._along, self._other.record(row[count:]))
        return record


LOOKUPS: LruCache[Lookup] = LruCache(500)
