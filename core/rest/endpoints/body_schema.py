"""OpenAPI schemas of request bodies, and of the responses to them."""

from collections.abc import Mapping
from copy import copy
from functools import wraps
from typing import Any

from drf_spectacular.extensions import OpenApiSerializerExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse, PolymorphicProxySerializer, extend_schema
from rest_framework import serializers

from core.rest.write.external import EXTERNAL_ID, LONGEST_KEY, MARK
from core.rest.write.fields import LARGEST_INTEGER, BodyField, IntegerField

# A record in a list is named by its key or by the partner system's external identifier.
OWN_KEY = f"{MARK}{EXTERNAL_ID}"
NAMED_KEY = {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY}
NUMBER_KEY = {
    "oneOf": [
        {"type": "integer", "minimum": 1, "maximum": LARGEST_INTEGER},
        {"type": "string", "pattern": f"^({OWN_KEY}|[1-9][0-9]{{0,9}})$"},
    ]
}
WITHOUT_A_BODY = OpenApiResponse(description="Done. So it is answered with `Prefer: return=minimal`.")


# drf-spectacular is not typed.
class StrictBody(OpenApiSerializerExtension):  # type: ignore[no-untyped-call]
    """OpenAPI extension: request bodies allow no additional properties."""

    target_class = "core.rest.write.inputs.Input"
    match_subclasses = True

    def map_serializer(self, auto_schema: AutoSchema, direction: Any) -> dict[str, Any]:
        described: dict[str, Any] = auto_schema._map_serializer(  # type: ignore[no-untyped-call]  # noqa: SLF001  # Intended for this hook.
            self.target, direction, bypass_extensions=True
        )
        return described | {"additionalProperties": False}


def one_or_many(of: type[serializers.Serializer[Any]]) -> PolymorphicProxySerializer:
    """Return the schema of one object or a list of such objects."""
    many: Any = of(many=True)
    name = f"{of.__name__.removesuffix('Serializer')}OneOrMany"
    return PolymorphicProxySerializer(
        component_name=name, serializers=[of, many], resource_type_field_name=None, many=False
    )


def describe(view: type[Any], actions: Mapping[str, Any]) -> None:
    """Wrap the inherited actions of a view, so that each view has its own description of them."""
    for name, described in actions.items():
        inherited = getattr(view, name)

        @wraps(inherited)
        def own(self: Any, *values: Any, _inherited: Any = inherited, **named: Any) -> Any:
            return _inherited(self, *values, **named)

        setattr(view, name, described(own))


def entering(view: type[Any]) -> Mapping[str, Any]:
    return {
        "create": extend_schema(
            request=one_or_many(view.entry_class), responses={201: one_or_many(view.serializer_class)}
        ),
        "create_many": extend_schema(
            request=view.entry_class(many=True), responses={201: view.serializer_class(many=True)}, filters=False
        ),
    }


def changing(view: type[Any]) -> Mapping[str, Any]:
    name = view.edit_class.__name__
    return {
        "partial_update": extend_schema(
            request=view.edit_class, responses={200: view.serializer_class, 204: WITHOUT_A_BODY}
        ),
        "change_many": extend_schema(
            request=_with_key(view, name),
            responses={200: view.serializer_class(many=True), 204: WITHOUT_A_BODY},
            filters=False,
        ),
    }


def _with_key(view: type[Any], name: str) -> Any:
    """Return the body of a bulk update: key, version and changed fields of each record."""
    own = {
        view.key_name(): BodyField(described=NUMBER_KEY if view.lookup_field == "pk" else NAMED_KEY),
        "version": IntegerField(help_text="As it was last read."),
    }

    class OfMany(view.edit_class):  # type: ignore[misc, name-defined]  # The class is a value here.
        def get_fields(self) -> dict[str, Any]:
            fields: dict[str, Any] = super().get_fields()
            for field in fields.values():
                field.required = False
            # Each body binds its own fields.
            return {name: copy(field) for name, field in own.items()} | fields

    OfMany.__name__, OfMany.__doc__ = f"{name}OfMany", view.edit_class.__doc__
    return OfMany(many=True)
