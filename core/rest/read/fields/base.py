"""Database fields: the base class of all serializer fields that PostgreSQL writes, and of expandable keys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, QuerySet
from django.db.models.expressions import Combinable
from django.utils.module_loading import import_string
from rest_framework import serializers

from core.rest.read.visibility import visible

if TYPE_CHECKING:
    from core.rest.read.serializers import RecordSerializer

type Row = Mapping[str, Any]
type Columns = dict[str, Any]
# Returns the final value of a field from what PostgreSQL wrote for it, and from the inputs of the record.
type Completion = Callable[[Any, Row], Any]


class ColumnField(serializers.Field[Any, Any, Any, Any]):
    """Serializer field with the expression of its value."""

    parent: Any

    def written(self, viewer: object, record: "RecordSerializer") -> Combinable:
        """Return the expression with which PostgreSQL writes the value."""
        raise NotImplementedError

    def inputs(self, viewer: object, record: "RecordSerializer") -> Columns:
        """Return the expressions of further values that ``completion`` reads, by name."""
        return {}

    def completion(self, record: "RecordSerializer") -> "Completion | None":
        """Return the function that completes the written value in Python; None if it is complete."""
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

    def json_of(self, viewer: object, *, at: str) -> Combinable:
        """Return the expression with which PostgreSQL writes that record."""
        return self.record.embed(self.target(viewer, at=at), viewer, many=False)

    def completion(self, record: "RecordSerializer") -> Completion | None:
        return completion_of(self.record) if self.expanded else None


def completion_of(record: "RecordSerializer") -> Completion | None:
    """Return the function that completes a record of ``record``, a list of them, or null."""
    if not record.completions:
        return None

    def complete(found: Any, _inputs: Row) -> Any:
        if isinstance(found, list):
            return [record.complete(each) for each in found]
        return None if found is None else record.complete(found)

    return complete
