"""Column fields: the base class of all serializer fields that read columns, and of expandable keys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import JSONObject
from django.utils.module_loading import import_string
from rest_framework import serializers

from core.rest.read.visibility import visible

if TYPE_CHECKING:
    from core.rest.read.serializers import RecordSerializer

type Row = Mapping[str, Any]
type Columns = dict[str, Any]
type Writer = Callable[[Row], Any]


class ColumnField(serializers.Field[Any, Any, Any, Any]):
    """Serializer field that names its columns and writes its value from a row.

    A column is a key of the row with the path or expression that fills it; a plain path is its own key. Keys of
    expressions begin with an underscore, because Django does not allow the name of a model field.
    """

    parent: Any

    def columns(self, viewer: object) -> Columns:
        raise NotImplementedError

    def writer(self, record: "RecordSerializer") -> Writer:
        raise NotImplementedError

    def written(self, viewer: object, record: "RecordSerializer") -> "Combinable | None":
        """Return the expression with which PostgreSQL writes the value; None if only Python can."""
        return None

    @property
    def foreign(self) -> bool:
        """Return whether the value comes from other records, and so can change while the version does not."""
        return False


@dataclass(frozen=True, slots=True)
class Expansion:
    """Expansion of a key by ``expand=``: the record type, an endpoint's name in the routes, and its serializer.

    ``serializer`` is an import path, since records refer to each other in cycles.
    """

    record_type: str
    serializer: str

    @property
    def serializer_class(self) -> "type[RecordSerializer]":
        found: type[RecordSerializer] = import_string(self.serializer)
        return found


class ExpandableField(ColumnField):
    """Expandable key field: ``expand=`` replaces keys by the records, as far as they are visible to the viewer."""

    expands: Expansion | None = None

    @property
    def expanded(self) -> bool:
        return self.field_name in self.parent.expanded

    @property
    def record(self) -> "RecordSerializer":
        """Return the serializer of the expanded records."""
        found: RecordSerializer = self.parent.embedded(self.field_name, self.expands)
        return found

    def target(self, viewer: object, *, at: str) -> QuerySet[Any]:
        """Return the visible record at the path ``at`` of the outer row."""
        return visible(self.record.Meta.model, viewer).filter(pk=OuterRef(at)).order_by()

    def object_of(self, viewer: object, *, at: str) -> Subquery:
        """Return that record as an object of its columns."""
        return Subquery(self.target(viewer, at=at).values(json=JSONObject(**self.record.columns(viewer)))[:1])

    def json_of(self, viewer: object, *, at: str) -> "Combinable | None":
        """Return the expression with which PostgreSQL writes that record."""
        return self.record.embed(self.target(viewer, at=at), viewer, many=False)

    def writer_of(self, name: str) -> Writer:
        """Return a function that writes the record from the object under ``name``; None for null."""
        write = self.record.to_representation
        return lambda row: None if row[name] is None else write(row[name])
