"""Field names of the API for the columns that a trigger reported as changed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django.db.models import Model

from core.feed.registry import record_types
from core.rest.read.fields import ColumnField, ComputedField, ForeignKeyField, MultilingualTextField, VisibleKey
from core.text.multilingual_text import LANGUAGES


def changed_fields(name: str, columns: tuple[str, ...]) -> list[str]:
    """Return the API fields of a record type that show any of ``columns``, in their order.

    Columns that the API does not show are omitted; for links and parts the trigger reports the field name itself.
    """
    shown = _shown(name)
    touched = {field for column in columns for field in shown.get(column, ())}
    return [field for field in _fields(name) if field in touched or field in columns]


@cache
def _fields(name: str) -> Mapping[str, Any]:
    fields: Mapping[str, Any] = record_types()[name].serializer_class().fields
    return fields


@cache
def _shown(name: str) -> Mapping[str, set[str]]:
    """Return the API fields that show each column."""
    model = record_types()[name].model
    shown: dict[str, set[str]] = defaultdict(set)
    for field_name, field in _fields(name).items():
        for path in _paths(field_name, field):
            column = _column(model, path.partition("__")[0])
            shown[column].add(field_name)
    return shown


def _paths(name: str, field: Any) -> Iterator[str]:
    """Yield the columns of the record's own row that a field reads, and the first step of each path to another row."""
    if isinstance(field, MultilingualTextField):
        yield from (f"{name}_{language}" for language in LANGUAGES)
    elif isinstance(field, VisibleKey):
        yield field.through
    elif isinstance(field, ForeignKeyField):
        yield field.path
    elif isinstance(field, ComputedField):
        yield from field.paths
    elif isinstance(field, ColumnField):
        yield from getattr(field, "key", ())
        yield name
    else:
        yield name


def _column(model: type[Model], name: str) -> str:
    columns = (field.column for field in model._meta.concrete_fields if name in {field.name, field.attname})
    return str(next(columns, name))
