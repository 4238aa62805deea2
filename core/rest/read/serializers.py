"""Serializer of all record endpoints: PostgreSQL writes a record, and Python completes it if need be."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.db.models import DateTimeField, F, Model, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import JSONObject
from django.utils.functional import cached_property
from rest_framework import serializers

from core.rest.read.expressions import NestedRows, instant
from core.rest.read.fields import (
    ColumnField,
    Columns,
    Completion,
    CompositeKeyField,
    ExpandableField,
    Expansion,
    Fallbacks,
    ManyKeysField,
    Parts,
    RecordUrlField,
    TimestampsField,
    VersionField,
    WrittenIn,
)
from core.rest.read.record_fields import field_factory

# Record state fields of every record with a URL, whatever columns its own table has.
STANDING = ("version", "created_at", "updated_at")
LANGUAGE = ("language", "fallbacks")
# Name of the values in the JSON of PostgreSQL from which Python completes the record.
INPUTS = "_inputs"


class NestedTable(NamedTuple):
    """Table of a nested or linked part: the field that shows it, its model, and its path to the record.

    If a part is shown only to readers of another record, ``guard`` is its path to that record, of the model ``to``.
    """

    name: str
    model: type[Model]
    of: str
    guard: str = ""
    to: type[Model] | None = None


class RecordSerializer(serializers.ModelSerializer[Any]):
    """Record serializer: reads a record's fields in one statement.

    Each record with a URL has ``key``, the end of its URL, whatever the name of its own number or code.

    ``Meta.table`` is that of the record; each field that the class does not declare follows from its row.

    ``context`` holds ``language`` (from ``core.rest.read.requests.wanted_language``), ``collection``, the URL of the
    record's list, ``type``, the name of its endpoint in the routes, and ``address``, which returns the URL of any
    type's list. ``chosen`` are the names of the fields to write, all by default; ``expanded`` those whose keys are
    replaced by records.
    """

    class Meta:
        model: Any
        fields: Any

    def __init__(
        self, *args: Any, chosen: Iterable[str] | None = None, expanded: Iterable[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._chosen = None if chosen is None else frozenset(chosen)
        self.expanded = frozenset(expanded)
        self._embedded: dict[str, RecordSerializer] = {}

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        fields = super().get_fields()
        url = next((field for field in fields.values() if isinstance(field, RecordUrlField)), None)
        if url is None:
            return fields
        fields = {"url": url, "key": CompositeKeyField(*url.key, by="."), **fields}
        last = {name: fields.pop(name) for name in LANGUAGE if isinstance(fields.get(name), WrittenIn | Fallbacks)}
        own = {name: field for name, field in fields.items() if name not in STANDING}
        standing = (VersionField(read_only=True), *(TimestampsField(column, read_only=True) for column in STANDING[1:]))
        return {**own, **dict(zip(STANDING, standing, strict=True)), **last}

    def build_field(self, field_name: str, info: Any, model_class: Any, nested_depth: int) -> Any:
        """Return what constructs a field that the class does not declare, and its arguments; DRF calls it."""
        table = getattr(self.Meta, "table", None)
        factory = field_factory(table, field_name) if table else None
        if factory is None:
            return super().build_field(field_name, info, model_class, nested_depth)
        # DRF adds options for validation, which a field that is only read does not have.
        return (lambda **_options: factory()), {}

    @cached_property
    def chosen(self) -> tuple[str, ...]:
        """Return the names of the selected fields, in the order of declaration."""
        return tuple(name for name, _field in self.fields.items() if self._chosen is None or name in self._chosen)

    @cached_property
    def foreign_names(self) -> tuple[str, ...]:
        """Return the selected fields that can change while the record's version does not."""
        return tuple(name for name in self.chosen if getattr(self.fields[name], "foreign", False))

    @cached_property
    def tag_form(self) -> bytes:
        """Return the representation as bytes, which are part of every entity tag."""
        parts = self.context["collection"], self.context["language"], self.chosen, sorted(self.expanded)
        return repr(parts).encode()

    @property
    def expandable(self) -> tuple[str, ...]:
        """Return the names that ``expand=`` accepts."""
        fields = self.fields.items()
        return tuple(name for name, field in fields if isinstance(field, ExpandableField) and field.expands is not None)

    def embedded(self, name: str, expansion: Expansion) -> "RecordSerializer":
        """Return the serializer of the records that replace the keys of the field ``name``, in the same language."""
        if name not in self._embedded:
            kind = expansion.record_type
            context = {**self.context, "type": kind, "collection": self.context["address"](kind)}
            self._embedded[name] = expansion.serializer_class(context=context)
        return self._embedded[name]

    def hangs_on(self) -> Iterator[NestedTable]:
        """Yield the other tables that contain parts of the record.

        ``Meta.hangs_on`` names those that a ``Derived`` field reads.
        """
        for name, field in self.fields.items():
            if isinstance(field, ManyKeysField):
                yield NestedTable(name, field.links, field.of, field.by, field.to)
            elif isinstance(field, Parts):
                child = field.child.Meta
                guard = getattr(child, "guarded", False)
                yield NestedTable(name, child.model, field.of, "id" if guard else "", child.model if guard else None)
        yield from getattr(self.Meta, "hangs_on", ())

    def written(self, viewer: object) -> "dict[str, Combinable]":
        """Return the JSON expressions of the selected fields, and under ``INPUTS`` those that Python reads."""
        found: dict[str, Combinable] = {}
        inputs: Columns = {}
        for name in self.chosen:
            field = self.fields[name]
            if isinstance(field, ColumnField):
                found[name] = field.written(viewer, self)
                inputs |= field.inputs(viewer, self)
            else:
                found[name] = instant(name) if self._is_instant(name) else F(name)
        return found | {INPUTS: JSONObject(**inputs)} if inputs else found

    def embed(self, rows: QuerySet[Any], viewer: object, *, many: bool) -> NestedRows:
        """Return a subquery with ``rows`` as nested JSON."""
        written = self.written(viewer)
        columns = {f"_{index}": expression for index, expression in enumerate(written.values())}
        return NestedRows(rows.values(**columns), list(written), many=many)

    @cached_property
    def completions(self) -> dict[str, Completion]:
        """Return what completes the selected fields in Python, by name; empty if PostgreSQL writes the whole record."""
        fields = {name: field for name in self.chosen if isinstance(field := self.fields[name], ColumnField)}
        return {name: complete for name, field in fields.items() if (complete := field.completion(self)) is not None}

    def complete(self, record: dict[str, Any]) -> dict[str, Any]:
        """Return a record that PostgreSQL wrote, or some of its fields, completed by Python."""
        inputs = record.pop(INPUTS, {})
        for name, complete in self.completions.items():
            if name in record:
                record[name] = complete(record[name], inputs)
        return record

    def _is_instant(self, name: str) -> bool:
        return isinstance(self.Meta.model._meta.get_field(name), DateTimeField)


class ProblemTextSerializer(RecordSerializer):
    """Serializer of a record with multilingual texts."""

    language = WrittenIn()
    fallbacks = Fallbacks()
