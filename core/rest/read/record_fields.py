"""Serializer fields of the rows of a record's table."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from django.db.models import AutoField, IntegerField

from core.records import Field, Kind, Record
from core.rest.read.fields import (
    ForeignKeyField,
    ManyKeysField,
    MultilingualTextField,
    NumberKeyField,
    RecordUrlField,
    RenamedChoiceField,
    VisibleKey,
    VisibleNumber,
)
from core.rest.read.paths import field_at

type FieldFactory = Callable[..., Any]


def field_factory(record: Record, name: str) -> FieldFactory | None:
    """Return what constructs the serializer field ``name``; None if DRF derives it from the column."""
    row = record.row(name)
    if row is None:
        return partial(RecordUrlField, record.url) if name == "url" else None
    match row.kind:
        case Kind.MULTILINGUAL:
            return MultilingualTextField
        case Kind.KEY:
            return _key(record, row)
        case Kind.KEYS:
            return _keys(record, row)
        case Kind.CHOICE if row.source:
            return partial(RenamedChoiceField, row.source, choices=record.column(row).choices)
    return None


class RelatedKey(NamedTuple):
    """Key of a related record."""

    is_numeric: bool
    nullable: bool


def key_of(record: Record, row: Field) -> RelatedKey:
    """Return whether the key of a row (KEY) is numeric, and whether it is nullable."""
    column, nullable = field_at(record.model, row.path.removesuffix("_id"))
    return RelatedKey(isinstance(column, IntegerField | AutoField), nullable)


def _key(record: Record, row: Field) -> FieldFactory:
    numeric, nullable = key_of(record, row)
    if row.hidden:
        found = VisibleNumber if numeric else VisibleKey
        to = record.column(row).related_model
        return partial(found, to, through=row.name, key="pk" if row.key == "id" else row.key, expands=row.expands)
    null = {"allow_null": True} if nullable else {}
    return partial(NumberKeyField if numeric else ForeignKeyField, row.path, expands=row.expands, **null)


def _keys(record: Record, row: Field) -> FieldFactory:
    links = record.column(row)
    by = links.m2m_reverse_field_name()
    seen = {"to": links.related_model, "by": by} if row.hidden else {}
    return partial(
        ManyKeysField,
        links.remote_field.through,
        of=links.m2m_field_name(),
        key=f"{by}__{row.key}",
        expands=row.expands,
        **seen,
    )
