"""Record state fields: version and timestamps, which the change-log triggers store."""

from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Subquery
from django.db.models.expressions import Combinable
from rest_framework import serializers

from core.changes.models import Standing
from core.rest.read import expressions as sql
from core.rest.read.fields.base import ColumnField, Columns, Writer
from core.rest.read.instants import written_instant

if TYPE_CHECKING:
    from core.rest.read.serializers import RecordSerializer


class RecordStateField(ColumnField):
    """Record state field that reads ``column`` of ``Standing``."""

    column: str

    def columns(self, viewer: object) -> Columns:
        return {f"_{self.column}": self.standing(self.parent)}

    def standing(self, record: "RecordSerializer") -> Subquery:
        own = Standing.objects.filter(type=record.context["type"], record=OuterRef("pk"))
        return Subquery(own.values(self.column)[:1])


class VersionField(RecordStateField, serializers.IntegerField):
    """Version of the record, its links and its parts; the first part of its entity tag."""

    column = "version"

    def writer(self, record: "RecordSerializer") -> Writer:
        return lambda row: row["_version"]

    def written(self, viewer: object, record: "RecordSerializer") -> Combinable:
        return self.standing(record)


class TimestampsField(RecordStateField, serializers.DateTimeField):
    """Timestamp of the record's creation or last change, its links and parts included."""

    def __init__(self, column: str, **kwargs: Any) -> None:
        self.column = column
        super().__init__(**kwargs)

    def writer(self, record: "RecordSerializer") -> Writer:
        name = f"_{self.column}"
        return lambda row: written_instant(row[name])

    def written(self, viewer: object, record: "RecordSerializer") -> Combinable:
        return sql.instant(self.standing(record))
