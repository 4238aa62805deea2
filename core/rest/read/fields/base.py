"""What every field that reads columns answers, and what ``expand=`` puts into the place of a key."""

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


class Reads(serializers.Field[Any, Any, Any, Any]):
    """A field that names its columns and writes itself from a row that has them.

    A column is a key of the row and the path or expression that fills it; a plain path has the same name as its key.
    Keys of expressions begin with an underscore, since Django lets none have the name of a model's field.
    """

    parent: Any

    def columns(self, viewer: object) -> Columns:
        raise NotImplementedError

    def writer(self, record: "RecordSerializer") -> Writer:
        raise NotImplementedError

    def written(self, viewer: object, record: "RecordSerializer") -> "Combinable | None":
        """What PostgreSQL writes by itself; None where only Python knows how."""
        return None

    @property
    def foreign(self) -> bool:
        """Whether the value comes from other records, so that it can change while this one's version stands."""
        return False


@dataclass(frozen=True, slots=True)
class Expansion:
    """What ``expand=`` puts into the place of a key: a record of ``record_type``, an endpoint's name in the routes.

    ``serializer`` is the path of its serializer, since records point to each other in circles.
    """

    record_type: str
    serializer: str

    @property
    def serializer_class(self) -> "type[RecordSerializer]":
        found: type[RecordSerializer] = import_string(self.serializer)
        return found


class Expandable(Reads):
    """A field of keys which ``expand=`` replaces by the records themselves, as far as the viewer may see them."""

    expands: Expansion | None = None

    @property
    def expanded(self) -> bool:
        return self.field_name in self.parent.expanded

    @property
    def record(self) -> "RecordSerializer":
        """The serializer of the records that stand in the place of their keys."""
        found: RecordSerializer = self.parent.embedded(self.field_name, self.expands)
        return found

    def target(self, viewer: object, *, at: str) -> QuerySet[Any]:
        """The record to which the path ``at`` of the row around it leads."""
        return visible(self.record.Meta.model, viewer).filter(pk=OuterRef(at)).order_by()

    def object_of(self, viewer: object, *, at: str) -> Subquery:
        """That record as an object of its columns."""
        return Subquery(self.target(viewer, at=at).values(json=JSONObject(**self.record.columns(viewer)))[:1])

    def json_of(self, viewer: object, *, at: str) -> "Combinable | None":
        """That record as PostgreSQL writes it."""
        return self.record.embed(self.target(viewer, at=at), viewer, many=False)

    def writer_of(self, name: str) -> Writer:
        """What writes that record from the object under ``name``; null where there is none."""
        write = self.record.to_representation
        return lambda row: None if row[name] is None else write(row[name])
