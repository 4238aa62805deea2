"""Key fields: of the record itself, of one related record, or of many."""

from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Model, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from rest_framework import serializers

from core.rest.read import expressions as sql
from core.rest.read.fields.base import ColumnField, ExpandableField, Expansion
from core.rest.read.visibility import visible

if TYPE_CHECKING:
    from core.rest.read.serializers import RecordSerializer


class RecordUrlField(ColumnField, serializers.URLField):
    """URL of the record; its key columns are joined by full stops."""

    def __init__(self, *key: str, **kwargs: Any) -> None:
        self.key = key
        super().__init__(read_only=True, **kwargs)

    def written(self, viewer: object, record: "RecordSerializer") -> Combinable:
        return sql.address(record.context["collection"], *self.key)

    @property
    def foreign(self) -> bool:
        return any("__" in path for path in self.key)


class CompositeKeyField(ColumnField, serializers.CharField):
    """Composite key of the record itself, joined by ``by``."""

    def __init__(self, *key: str, by: str, **kwargs: Any) -> None:
        self.key, self.by = key, by
        super().__init__(read_only=True, **kwargs)

    def written(self, viewer: object, record: "RecordSerializer") -> Combinable:
        return sql.joined(self.by, *self.key)

    @property
    def foreign(self) -> bool:
        return any("__" in path for path in self.key)


class ForeignKeyField(ExpandableField, serializers.CharField):
    """Key of one related record that has the same audience as the record, such as ``lead__code``."""

    def __init__(self, path: str, *, expands: Expansion | None = None, **kwargs: Any) -> None:
        self.path, self.expands = path, expands
        super().__init__(read_only=True, **kwargs)

    @property
    def way(self) -> str:
        """Return the path to the related record."""
        return self.path.rpartition("__")[0] or self.path.removesuffix("_id")

    def written(self, viewer: object, record: "RecordSerializer") -> Combinable:
        return self.json_of(viewer, at=self.way) if self.expanded else F(self.path)

    @property
    def foreign(self) -> bool:
        return self.expanded or "__" in self.path


class NumberKeyField(ForeignKeyField, serializers.IntegerField):
    """Numeric key of one related record, such as ``dialogue__number``."""


class RenamedChoiceField(ForeignKeyField, serializers.ChoiceField):
    """Value of a closed list, whose column ``path`` has another name than the field."""


class VisibleKey(ExpandableField, serializers.CharField):
    """Key of one related record, or null if it is not visible to the viewer."""

    def __init__(
        self, model: type[Model], *, through: str, key: str, expands: Expansion | None = None, **kwargs: Any
    ) -> None:
        self.model, self.through, self.key, self.expands = model, through, key, expands
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def _seen(self, viewer: object) -> Subquery:
        seen = visible(self.model, viewer).filter(pk=OuterRef(self.through)).order_by()
        return Subquery(seen.values(self.key)[:1])

    def written(self, viewer: object, record: "RecordSerializer") -> Combinable:
        return self.json_of(viewer, at=self.through) if self.expanded else self._seen(viewer)

    @property
    def foreign(self) -> bool:
        return True


class VisibleNumber(VisibleKey, serializers.IntegerField):
    """Numeric key of one related record, or null if it is not visible to the viewer."""


class ManyKeysField(ExpandableField, serializers.ListField):
    """Keys of many related records, in the order of the link model ``links``.

    ``of`` is the link's path to this record, ``key`` its path to the other record's key. For related records with a
    narrower audience, ``to`` names their model and ``by`` the link's path to them: hidden ones are omitted.
    """

    child: serializers.Field[Any, Any, Any, Any] = serializers.CharField()

    def __init__(
        self,
        links: type[Model],
        *,
        of: str,
        key: str,
        to: type[Model] | None = None,
        by: str = "",
        expands: Expansion | None = None,
        **kwargs: Any,
    ) -> None:
        self.links, self.of, self.key, self.to, self.by, self.expands = links, of, key, to, by, expands
        super().__init__(read_only=True, **kwargs)

    @property
    def way(self) -> str:
        """Return the link's path to the related record."""
        return self.by or self.key.rpartition("__")[0] or self.key.removesuffix("_id")

    def _links(self, viewer: object) -> QuerySet[Any]:
        rows = self.links._default_manager.filter(**{self.of: OuterRef("pk")})
        hidden_from_some = self.record.Meta.model if self.expanded else self.to
        if hidden_from_some is None:
            return rows
        return rows.filter(**{f"{self.way}__in": visible(hidden_from_some, viewer)})

    def written(self, viewer: object, record: "RecordSerializer") -> Combinable:
        if not self.expanded:
            return ArraySubquery(self._links(viewer).values(self.key))
        return ArraySubquery(self._links(viewer).values(json=self.json_of(viewer, at=self.way)))

    @property
    def foreign(self) -> bool:
        elsewhere = any("__" in str(path) for path in (self.key, *(self.links._meta.ordering or ())))
        return self.expanded or self.to is not None or elsewhere


class ManyNumberKeysField(ManyKeysField):
    """Numeric keys of many related records."""

    child = serializers.IntegerField()
