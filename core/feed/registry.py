"""Registry of the record types with an endpoint and of the tables of their parts, derived from the viewsets."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Model

from core.changes.operations import TrackedTable
from core.rest.read.fields import VisibleKey


@dataclass(frozen=True, slots=True)
class RecordType:
    """Record type: the name of its endpoint in the routes, its URL prefix and its viewset.

    Change log and routes use the ``name``. Clients know the type by its ``prefix``, the name of the collection.
    """

    name: str
    prefix: str
    viewset: type[Any]

    @property
    def serializer_class(self) -> type[Any]:
        found: type[Any] = self.viewset.serializer_class
        return found

    @property
    def model(self) -> type[Model]:
        model: type[Model] = self.serializer_class.Meta.model
        return model

    @property
    def links(self) -> dict[str, VisibleKey]:
        """Return the fields that show another record only to its own readers, by foreign key column."""
        shown = [each for each in self.serializer_class().fields.values() if isinstance(each, VisibleKey)]
        return {str(self.model._meta.get_field(each.through).column): each for each in shown}  # type: ignore[union-attr]  # A column.


_routers: list[Callable[[], Iterable[Any]]] = []


def provide(routers: Callable[[], Iterable[Any]]) -> None:
    """Set the function that returns the routers of the API. It is called when the registry is first used."""
    _routers[:] = [routers]


@cache
def record_types() -> dict[str, RecordType]:
    """Return all record types by name, in the order of the routes."""
    return {
        name: RecordType(name, prefix, viewset) for router in _routers[0]() for prefix, viewset, name in router.registry
    }


@cache
def collections() -> dict[str, str]:
    """Return the names of all record types by the names of their collections."""
    return {each.prefix: name for name, each in record_types().items()}


def noted_tables() -> list[TrackedTable]:
    """Return the change-log triggers: for each type's own table and for those of its links and parts."""
    return [noted for each in record_types().values() for noted in _tables_of(each)]


def _tables_of(each: RecordType) -> Iterator[TrackedTable]:
    yield TrackedTable(each.name, each.model._meta.db_table, links=tuple(sorted(each.links)))
    for part in each.serializer_class().hangs_on():
        fields = part.model._meta
        guard = fields.get_field(part.guard).column if part.guard else ""
        yield TrackedTable(each.name, fields.db_table, fields.get_field(part.of).column, part.name, guard)
