"""Sparse fields: ``fields``, ``omit`` and ``expand`` of a request, and the language of the texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request

from core.rest.read.serializers import RecordSerializer

PARAMETERS = frozenset({"fields", "omit", "expand"})


@dataclass(frozen=True, slots=True)
class FieldSelection:
    """Field selection of a response. ``chosen`` is None for all fields."""

    language: str
    chosen: frozenset[str] | None = None
    expanded: frozenset[str] = frozenset()


def requested_fields(request: Request, record: RecordSerializer, language: str) -> FieldSelection:
    """Return the field selection of the request, checked against ``record``.

    Raises ValidationError for an unknown name, and if no field would remain.
    """
    parameters = request.query_params
    if PARAMETERS.isdisjoint(parameters):
        return FieldSelection(language)
    fields = _names(parameters.get("fields"), "fields", record.fields)
    omitted = _names(parameters.get("omit"), "omit", record.fields)
    expanded = _names(parameters.get("expand"), "expand", record.expandable)
    chosen = frozenset(record.fields if fields is None else fields) - (omitted or frozenset())
    if not chosen:
        raise _refusal("omit", _("Select at least one field of the record."), "invalid")
    whole = len(chosen) == len(record.fields)
    # Expanding an omitted field would cost a query for nothing.
    return FieldSelection(language, None if whole else chosen, (expanded or frozenset()) & chosen)


def parameters_of(record: RecordSerializer) -> list[dict[str, Any]]:
    """Return the OpenAPI parameters of the field selection, for an endpoint of ``record``."""
    words = {
        "fields": "Only these fields, exactly as they are named.",
        "omit": "All fields but these.",
        "expand": "Replace these keys by the records, if the reader may read them.",
    }
    known: dict[str, Iterable[str]] = {"fields": record.fields, "omit": record.fields, "expand": record.expandable}
    return [
        {
            "name": name,
            "in": "query",
            "description": words[name],
            "explode": False,
            "schema": {"type": "array", "items": {"type": "string", "enum": list(known[name])}, "minItems": 1},
        }
        for name in words
        if list(known[name])
    ]


def _names(text: str | None, parameter: str, known: Iterable[str]) -> frozenset[str] | None:
    if text is None:
        return None
    if not text.strip():
        raise _refusal(parameter, _("Enter a value or omit the parameter."), "unknown-field")
    if not list(known):
        raise _refusal(parameter, _("No related record can be expanded here. Omit the parameter."), "unknown-field")
    names = frozenset(name.strip() for name in text.split(","))
    if strange := sorted(names.difference(known)):
        message = _("Unknown: %(names)s. Valid values: %(known)s.")
        values = {"names": ", ".join(f"“{name}”" for name in strange), "known": ", ".join(known)}
        raise _refusal(parameter, message % values, "unknown-field")
    return names


def _refusal(parameter: str, message: str, code: str) -> ValidationError:
    return ValidationError({parameter: [ErrorDetail(message, code)]})
