"""Record state fields: version and timestamps, which the change-log triggers store."""

from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Subquery
from django.db.models.expressions import Combinable
from rest_framework import serializers

from core.changes.models import Standing
from core.rest.read import expressions as sql
from core.rest.read.fields.base import ColumnField

if TYPE_CHECKING:
    from core.rest.read.serializers import RecordSerializer


class RecordStateField(ColumnField):
    """Record state field that reads ``column`` of ``Standing``."""

    column: str

    def standing(self, record: "RecordSerializer") -> Subquery:
        own = Standing.objects.filter(type=record.context["type"], record=OuterRef("pk"))
        return Subquery(own.values(self.column)[:1])


class VersionField(RecordStateField, serializers.IntegerField):
    """Version of the record, its links and its parts; the first part of its entity tag."""

    column = "version"

    def written(self, viewer: object, record: "RecordSerializer") -> Combinable:
        return self.standing(record)


class TimestampsField(RecordStateField, serializers.DateTimeField):
    """Timestamp of the record's creation or last change, its links and parts included."""

    def __init__(self, column: str, **kwargs: Any) -> None:
        self.column = column
        super().__init__(**kwargs)

    def written(self, viewer: object, record: "RecordSerializer") -> Combinable:
        return sql.instant(self.standing(record))
