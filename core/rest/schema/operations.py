"""Descriptions of operations: group, summary and parameters."""

import re
from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import get_doc, get_lib_doc_excludes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from core.rest.read.fields import ExpandableField
from core.rest.read.requests import EVERY_LANGUAGE
from core.rest.read.serializers import ProblemTextSerializer, RecordSerializer
from core.rest.schema.filters import describe
from core.rest.schema.groups import group_of
from core.rest.schema.headers import OF_READING, OF_WRITING, referred
from core.rest.schema.responses import READING, complete
from core.text.languages import Language

ONE_LANGUAGE = OpenApiParameter(
    "lang", enum=Language.values, description="The language of texts and messages, before Accept-Language."
)
ANY_LANGUAGES = OpenApiParameter(
    "lang",
    enum=[*Language.values, EVERY_LANGUAGE],
    description="The language of texts and messages, before Accept-Language. `*` gives each text in all languages.",
)
# Summary of each viewset action, for the name of its model.
DOES = {
    "list": "List {many}",
    "retrieve": "Read {one}",
    "create": "Enter {one}",
    "partial_update": "Change {one}",
    "create_many": "Enter several {many}",
    "change_many": "Change several {many}",
    "update": "Replace {one}",
    "destroy": "Delete {one}",
}
# Methods that change an existing record, and so need a precondition.
CHANGES = frozenset({"PATCH", "PUT", "DELETE"})
EMPTY = {"type": "string", "maxLength": 0}


class RecordSchema(AutoSchema):
    """OpenAPI schema class that adds the common parts to each operation."""

    def get_operation(self, *args: Any, **kwargs: Any) -> dict[str, Any] | None:
        operation: dict[str, Any] | None = super().get_operation(*args, **kwargs)
        if operation is None:
            return None
        names = OF_READING if self.method in READING else OF_WRITING
        if self._is_conditional():
            names = ("IfMatch", *names)
        filters = getattr(getattr(self.view, "filterset_class", None), "base_filters", {})
        found = [*operation.get("parameters", []), *self._get_forms()]
        operation["parameters"] = describe(found, filters, self.path) + referred(names)
        if "requestBody" in operation:
            operation["requestBody"]["required"] = True
        of_records = getattr(self.view, "queryset", None) is not None
        # What changes many records finds their versions in the body.
        own = (412,) if getattr(self.view, "action", "") == "change_many" else getattr(self.view, "may_refuse_with", ())
        complete(operation, self.method, self.path, conditional=self._is_conditional(), own=own, dated=of_records)
        return operation

    def get_override_parameters(self) -> list[Any]:
        every = getattr(self.view, "queryset", None) is not None or getattr(self.view, "every_language", False)
        return [*super().get_override_parameters(), ANY_LANGUAGES if every else ONE_LANGUAGE]

    def _get_forms(self) -> list[dict[str, Any]]:
        """Return the parameters of sparse fields and expansion."""
        ask = getattr(self.view, "reading_parameters", None)
        reads = getattr(self.view, "action", "") in {"list", "retrieve"}
        return [*ask()] if ask is not None and reads else []

    def _get_paginator(self) -> Any:
        # A bulk update returns all its records in a list, without pages.
        return super()._get_paginator() if self.method in READING else None  # type: ignore[no-untyped-call]

    def get_tags(self) -> list[str]:
        return [group_of(self.path).name]

    def get_operation_id(self) -> str:
        own: str = super().get_operation_id()
        match getattr(self.view, "action", ""):
            case "change_many":
                return own.replace("partial_update", "change_many")
            case "create_many":
                return own.replace("batch_create", "create_many")
            case _:
                return own

    def get_summary(self) -> str | None:
        action = getattr(self.view, "action", None)
        model = getattr(getattr(self.view, "queryset", None), "model", None)
        if action in DOES and model is not None:
            one, many = str(model._meta.verbose_name), str(model._meta.verbose_name_plural)
            return DOES[action].format(one=_with_article(one), many=many)
        own = getattr(self.view, action or self.method.lower(), None)
        # The docstring of a view with one response begins with its summary.
        return re.split(r"[.:\n]", get_doc(own) or get_doc(type(self.view)))[0] or None

    def _map_basic_serializer(self, serializer: Any, direction: str) -> Any:
        schema = super()._map_basic_serializer(serializer, direction)  # type: ignore[no-untyped-call]
        for described in schema["properties"].values():
            if EMPTY in described.get("oneOf", []):
                # An empty text can also be valid for the format of a URL.
                described["anyOf"] = described.pop("oneOf")
        if isinstance(serializer, RecordSerializer):
            # Fields without a value are null. Only records with a URL have optional fields.
            schema["required"] = [] if "url" in schema["properties"] else sorted(schema["properties"])
        return {key: value for key, value in schema.items() if key != "required" or value}

    def _map_serializer_field(self, field: Any, direction: str, bypass_extensions: bool = False) -> Any:  # noqa: FBT001, FBT002
        if isinstance(field, serializers.ChoiceField) and _may_be_blank(field):
            # REST framework drops this for read-only fields, whose value can still be blank.
            field.allow_blank = True
        schema = super()._map_serializer_field(field, direction, bypass_extensions)  # type: ignore[no-untyped-call]
        if isinstance(field, ExpandableField) and field.expands is not None:
            way: Any = direction
            record = self.resolve_serializer(field.expands.serializer_class, way).ref
            return _expandable(schema, record)
        return schema

    def _is_conditional(self) -> bool:
        """Return whether it changes an existing record: the record itself, or by an action at a URL below it."""
        return (self.method in CHANGES and self.path.endswith("}/")) or (self.method == "POST" and "}/" in self.path)


def without_description() -> list[type]:
    """Return the classes whose docstrings are for developers and not for the description."""
    own: list[type] = [RecordSerializer, ProblemTextSerializer]
    return [*get_lib_doc_excludes(), *own]  # type: ignore[no-untyped-call]


def _expandable(schema: dict[str, Any], record: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a key, or with ``expand=`` of the record; or a list of these."""
    if schema.get("type") == "array":
        return schema | {"items": {"oneOf": [schema["items"], record]}}
    aside = {name: value for name, value in schema.items() if name in {"description", "readOnly"}}
    return aside | {"oneOf": [{name: value for name, value in schema.items() if name not in aside}, record]}


def _may_be_blank(field: Any) -> bool:
    model = getattr(getattr(field.parent, "Meta", None), "model", None)
    columns = {column.name: column for column in model._meta.fields} if model is not None else {}
    return field.field_name in columns and columns[field.field_name].blank


def _with_article(name: str) -> str:
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"
