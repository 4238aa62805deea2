"""Webhook event types: record types, the scope for each, and the fields with listed values."""

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
from core.rest.read.fields import RenamedChoiceField
from partners.enums import Scope

YES, NO = "true", "false"

# The database refuses to delete records of the MOC or of a joint decision, and all audiences see them.
NEVER_GONE = frozenset({"area", "form"})


@cache
def scope_of(name: str) -> Scope | None:
    """Return the scope for reading records of this type; None for an unknown type."""
    found = record_types().get(name)
    return Scope(READ_SCOPES[found.model._meta.app_label]) if found else None


@cache
def webhook_types() -> Mapping[str, RecordType]:
    """Return the record types that are visible to partner systems; no other type can trigger a webhook."""
    viewer = representative(CIRCLE)
    return {name: each for name, each in record_types().items() if not rows_for(each, viewer).query.is_empty()}


@cache
def events() -> Mapping[str, tuple[RecordEvent, ...]]:
    """Return the events of each record type. The API description lists these, and no other is sent."""
    lasting = tuple(kind for kind in RecordEvent if kind is not RecordEvent.DELETED)
    return {name: lasting if name in NEVER_GONE else tuple(RecordEvent) for name in webhook_types()}


def types_for(scopes: Iterable[str]) -> list[str]:
    """Return the types that these scopes allow, in the order of the endpoints."""
    opened = set(scopes)
    return [name for name in webhook_types() if scope_of(name) in opened]


@cache
def values_of(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return the fields of a type that support "changed to" conditions, with their possible values.

    They are the fields of the endpoint with listed values or booleans: free text would be content, and no condition
    needs one exact text.
    """
    found = record_types().get(name)
    return {} if found is None else dict(_fields_with_values(found))


def value_of(stored: object) -> str:
    """Return a stored value in the notation of conditions."""
    if isinstance(stored, bool):
        return YES if stored else NO
    return "" if stored is None else str(stored)


def model_field(name: str, field: str) -> Any:
    """Return the field of the model that a field of a type shows. Raise KeyError for an unknown type."""
    found = record_types()[name]
    shown = found.serializer_class().fields[field]
    return found.model._meta.get_field(shown.path if isinstance(shown, RenamedChoiceField) else field)


def column_of(name: str, field: str) -> str:
    """Return the column of a field of a type, as the change log names it."""
    return str(model_field(name, field).column)


def _fields_with_values(found: RecordType) -> Iterable[tuple[str, tuple[str, ...]]]:
    for name in found.serializer_class().fields:
        try:
            field = model_field(found.name, name)
        except FieldDoesNotExist:
            continue
        if isinstance(field, BooleanField):
            yield name, (YES, NO)
        elif getattr(field, "choices", None):
            yield name, tuple(str(value) for value, _label in field.flatchoices if value)
