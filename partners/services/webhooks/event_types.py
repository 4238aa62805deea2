"""What a webhook can be told of: the types of record, who may hear of each, and the fields whose value can be named."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import BooleanField

from core.changes.enums import RecordEvent
from core.feed.audiences import CIRCLE
from core.feed.registry import RecordType, record_types
from core.feed.visibility import representative, rows_for
from core.rest.endpoints.record_view import READ_SCOPES
from partners.enums import Scope

YES, NO = "true", "false"

# The database refuses to delete what stands in the MOC or in a joint decision, and everybody sees it.
NEVER_GONE = frozenset({"area", "form"})


@cache
def scope_of(name: str) -> Scope | None:
    """The scope that lets a partner system read records of this type; None where there is no such type."""
    found = record_types().get(name)
    return Scope(READ_SCOPES[found.model._meta.app_label]) if found else None


@cache
def told_types() -> Mapping[str, RecordType]:
    """The types of which a partner system can see any record: of all others no webhook would ever be told."""
    nobody = representative(CIRCLE)
    return {name: each for name, each in record_types().items() if not rows_for(each, nobody).query.is_empty()}


@cache
def events() -> Mapping[str, tuple[RecordEvent, ...]]:
    """As what a webhook can be told of each type. The description names these events, and no other is sent."""
    lasting = tuple(kind for kind in RecordEvent if kind is not RecordEvent.DELETED)
    return {name: lasting if name in NEVER_GONE else tuple(RecordEvent) for name in told_types()}


def types_for(scopes: Iterable[str]) -> list[str]:
    """The types that a partner system with these scopes may hear of, in the order of the addresses."""
    opened = set(scopes)
    return [name for name in told_types() if scope_of(name) in opened]


@cache
def values_of(name: str) -> Mapping[str, tuple[str, ...]]:
    """The fields of a type by which one can ask for "changed to", each with the values that it can have.

    They are those that the endpoint shows and that are words of a closed list or yes and no: any other text would be
    content, and nobody waits for one very text.
    """
    found = record_types().get(name)
    return {} if found is None else dict(_fields_with_values(found))


def value_of(stored: object) -> str:
    """A value of a record as a condition writes it."""
    if isinstance(stored, bool):
        return YES if stored else NO
    return "" if stored is None else str(stored)


def column_of(name: str, field: str) -> str:
    """The column behind a field of a type, as the log of changes calls it. Raises KeyError for no type."""
    found: Any = record_types()[name].model._meta.get_field(field)
    return str(found.column)


def _fields_with_values(found: RecordType) -> Iterable[tuple[str, tuple[str, ...]]]:
    for name in found.serializer_class().fields:
        try:
            field: Any = found.model._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        if isinstance(field, BooleanField):
            yield name, (YES, NO)
        elif getattr(field, "choices", None):
            yield name, tuple(str(value) for value, _label in field.flatchoices if value)
