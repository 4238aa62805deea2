"""Nested records, timestamps and computed fields."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, QuerySet
from django.db.models.expressions import Combinable
from rest_framework import serializers

from core.rest.read import expressions as sql
from core.rest.read.fields.base import ColumnField, Columns, Completion, completion_of
from core.rest.read.instants import written_instant
from core.rest.read.paths import field_at
from core.rest.read.visibility import visible

if TYPE_CHECKING:
    from core.rest.read.serializers import RecordSerializer


class Parts(ColumnField, serializers.ListField):
    """Nested list of the records that are part of this one. ``of`` is their path to this record."""

    child: "RecordSerializer"

    def __init__(self, child: "RecordSerializer", *, of: str, **kwargs: Any) -> None:
        self.of = of
        super().__init__(child=child, read_only=True, **kwargs)

    def _rows(self, viewer: object) -> QuerySet[Any]:
        return visible(self.child.Meta.model, viewer).filter(**{self.of: OuterRef("pk")})

    def written(self, viewer: object, record: "RecordSerializer") -> Combinable:
        return self.child.embed(self._rows(viewer), viewer, many=True)

    def completion(self, record: "RecordSerializer") -> Completion | None:
        return completion_of(self.child)

    @property
    def foreign(self) -> bool:
        # A part with a guard does not change the record's version (``core.rest.read.serializers.NestedTable``).
        return bool(getattr(self.child.Meta, "guarded", False)) or bool(self.child.foreign_names)


class TimestampField(ColumnField, serializers.DateTimeField):
    """Timestamp in UTC."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def written(self, viewer: object, record: "RecordSerializer") -> Combinable:
        return sql.instant(str(self.field_name))


class ComputedField(ColumnField, serializers.SerializerMethodField):
    """Computed field: ``get_<name>(row)`` of the serializer computes it from the columns and ``expressions``.

    ``expressions`` may be a function, for values that depend on the date; ``needs`` names fields whose values the
    method reads too, and ``by_clock`` means that it reads the time. ``database`` is the same computation in SQL, for
    simple cases; without it Python completes the record.
    """

    def __init__(
        self,
        *paths: str,
        expressions: "Columns | Callable[[], Columns] | None" = None,
        needs: tuple[str, ...] = (),
        by_clock: bool = False,
        database: Callable[[], Combinable] | None = None,
        **kwargs: Any,
    ) -> None:
        self.paths, self.expressions, self.needs, self.by_clock = paths, expressions or {}, needs, by_clock
        self.database = database
        super().__init__(**kwargs)

    def written(self, viewer: object, record: "RecordSerializer") -> Combinable:
        return self.database() if self.database else sql.Sql("NULL::json")

    def inputs(self, viewer: object, record: "RecordSerializer") -> Columns:
        if self.database:
            return {}
        expressions = self.expressions() if callable(self.expressions) else self.expressions
        fields: dict[str, Any] = {name: record.fields[name] for name in self.needs}
        needed = {name: field.written(viewer, record) for name, field in fields.items()}
        return {path: path for path in self.paths} | expressions | needed

    def completion(self, record: "RecordSerializer") -> Completion | None:
        if self.database:
            return None
        method = getattr(record, self.method_name)
        # JSON has no dates and times.
        columns = [(path, field_at(record.Meta.model, path)[0].to_python) for path in self.paths]
        return lambda _written, row: _plain(method({**row, **{path: read(row[path]) for path, read in columns}}))

    @property
    def foreign(self) -> bool:
        needed = any(self.parent.fields[name].foreign for name in self.needs)
        return bool(self.expressions) or self.by_clock or needed or any("__" in path for path in self.paths)


def _plain(value: Any) -> Any:
    """Return a value for JSON: an aware datetime as an instant, a naive one unchanged as a local time."""
    return written_instant(value) if isinstance(value, datetime) and value.tzinfo is not None else value
