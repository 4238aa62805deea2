"""The serializer behind every endpoint: a record as its declared fields say, read by either of two ways."""

from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any, ClassVar, NamedTuple

from django.db.models import DateTimeField, F, Model, QuerySet
from django.db.models.expressions import Combinable
from django.utils.functional import cached_property
from rest_framework import serializers

from core.rest.read.expressions import Embedded, instant
from core.rest.read.fields import (
    Address,
    Columns,
    Expandable,
    Expansion,
    Fallbacks,
    Keys,
    Parts,
    Reads,
    Row,
    StandingSince,
    Version,
    Writer,
    WrittenIn,
)
from core.rest.read.instants import written_instant

# Under these names every record with an address tells how it stands, whatever columns its own table has.
STANDING = ("version", "created_at", "updated_at")
LANGUAGE = ("language", "fallbacks")


class Part(NamedTuple):
    """A table in which a record stands beside its own: the field that shows it, its model, and its path to the record.

    Where a part shows only to whoever sees another record too, ``guard`` is its path to that one, a record of ``to``.
    """

    name: str
    model: type[Model]
    of: str
    guard: str = ""
    to: type[Model] | None = None


class RecordSerializer(serializers.ModelSerializer[Any]):
    """A record as its declared fields say, read in one statement.

    ``context`` holds ``language`` (what ``core.rest.read.requests.wanted_language`` answers), ``collection``, the
    address of the list that the record is in, ``type``, the name of its endpoint in the routes, and ``address``, which
    gives the address of the list of any type. ``chosen`` are the names of the fields to write, all by default;
    ``expanded`` those whose keys give way to the records themselves.
    """

    class Meta:
        model: Any
        fields: Any

    # False where a field has no expression, so that Python writes the record as soon as that field is asked for.
    by_database: ClassVar[bool] = True

    def __init__(
        self, *args: Any, chosen: Iterable[str] | None = None, expanded: Iterable[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._chosen = None if chosen is None else frozenset(chosen)
        self.expanded = frozenset(expanded)
        self._embedded: dict[str, RecordSerializer] = {}

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        fields = super().get_fields()
        if not any(isinstance(field, Address) for field in fields.values()):
            return fields
        last = {name: fields.pop(name) for name in LANGUAGE if isinstance(fields.get(name), WrittenIn | Fallbacks)}
        own = {name: field for name, field in fields.items() if name not in STANDING}
        standing = (Version(read_only=True), *(StandingSince(column, read_only=True) for column in STANDING[1:]))
        return {**own, **dict(zip(STANDING, standing, strict=True)), **last}

    @cached_property
    def chosen(self) -> tuple[str, ...]:
        """The names of the fields that are written, in the order of the declaration."""
        return tuple(name for name, _field in self.fields.items() if self._chosen is None or name in self._chosen)

    @cached_property
    def foreign_names(self) -> tuple[str, ...]:
        """Those of the chosen fields that can change while the record's version stands."""
        return tuple(name for name in self.chosen if getattr(self.fields[name], "foreign", False))

    @cached_property
    def tag_form(self) -> bytes:
        """What an answer depends on beside the records: it is part of every entity tag."""
        told = self.context["collection"], self.context["language"], self.chosen, sorted(self.expanded)
        return repr(told).encode()

    @property
    def expandable(self) -> tuple[str, ...]:
        """The names that ``expand=`` knows."""
        fields = self.fields.items()
        return tuple(name for name, field in fields if isinstance(field, Expandable) and field.expands is not None)

    def embedded(self, name: str, expansion: Expansion) -> "RecordSerializer":
        """The serializer of the records in the place of the keys of the field ``name``, in the same language."""
        if name not in self._embedded:
            kind = expansion.record_type
            context = {**self.context, "type": kind, "collection": self.context["address"](kind)}
            self._embedded[name] = expansion.serializer_class(context=context)
        return self._embedded[name]

    def hangs_on(self) -> Iterator[Part]:
        """The tables beside its own in which a record stands.

        What a ``Derived`` field reads there is named in ``Meta.hangs_on``.
        """
        for name, field in self.fields.items():
            if isinstance(field, Keys):
                yield Part(name, field.links, field.of, field.by, field.to)
            elif isinstance(field, Parts):
                child = field.child.Meta
                guard = getattr(child, "guarded", False)
                yield Part(name, child.model, field.of, "id" if guard else "", child.model if guard else None)
        yield from getattr(self.Meta, "hangs_on", ())

    # --- Written by PostgreSQL ---

    def written(self, viewer: object, names: Iterable[str] | None = None) -> "dict[str, Combinable] | None":
        """Each of ``names``, by default the chosen, with what PostgreSQL writes for it.

        None where it cannot write one of them: then the record is written by Python.
        """
        found: dict[str, Combinable] = {}
        for name in self.chosen if names is None else names:
            field = self.fields[name]
            if isinstance(field, Reads):
                expression = field.written(viewer, self)
            else:
                expression = instant(name) if self._is_instant(name) else F(name)
            if expression is None:
                return None
            found[name] = expression
        return found

    def embed(self, rows: QuerySet[Any], viewer: object, *, many: bool) -> Embedded | None:
        """``rows`` as JSON inside of another record's, None where PostgreSQL cannot write them."""
        written = self.written(viewer)
        if written is None:
            return None
        columns = {f"_{index}": expression for index, expression in enumerate(written.values())}
        return Embedded(rows.values(**columns), list(written), many=many)

    # --- Written by Python ---

    def columns(self, viewer: object, names: Iterable[str] | None = None) -> Columns:
        """What the statement has to select for ``viewer``: keys of the row with the paths that fill them."""
        columns: Columns = {}
        for name in self.chosen if names is None else names:
            field = self.fields[name]
            columns |= field.columns(viewer) if isinstance(field, Reads) else {name: name}
        return columns

    def select(
        self, rows: QuerySet[Any], viewer: object, names: Iterable[str] | None = None, **more: Any
    ) -> QuerySet[Any, dict[str, Any]]:
        """The same rows as dictionaries with the columns of this serializer, and ``more`` beside them."""
        columns = self.columns(viewer, names) | more
        plain = [key for key, what in columns.items() if key == what]
        return rows.values(*plain, **{key: what for key, what in columns.items() if key != what})

    @cached_property
    def writers(self) -> dict[str, Writer]:
        return {
            name: field.writer(self) if isinstance(field, Reads) else self._plain_writer(name)
            for name, field in self.fields.items()
        }

    def to_representation(self, instance: Row, names: Iterable[str] | None = None) -> dict[str, Any]:
        writers = self.writers
        return {name: writers[name](instance) for name in (self.chosen if names is None else names)}

    def _plain_writer(self, name: str) -> Writer:
        if self._is_instant(name):
            return lambda row: written_instant(row[name])
        return itemgetter(name)

    def _is_instant(self, name: str) -> bool:
        return isinstance(self.Meta.model._meta.get_field(name), DateTimeField)


class WordedSerializer(RecordSerializer):
    """A record with texts in three languages."""

    language = WrittenIn()
    fallbacks = Fallbacks()
