"""What the description of the API says of the bodies that an endpoint takes, and of what it answers to them."""

from collections.abc import Mapping
from functools import wraps
from typing import Any

from drf_spectacular.extensions import OpenApiSerializerExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse, PolymorphicProxySerializer, extend_schema
from rest_framework import serializers

WITHOUT_A_BODY = OpenApiResponse(description="Done. So it is answered with `Prefer: return=minimal`.")


# drf-spectacular has no types.
class StrictBody(OpenApiSerializerExtension):  # type: ignore[no-untyped-call]
    """A body with what is not known in it is refused, and its description says so."""

    target_class = "contacts.api.writing.inputs.Input"
    match_subclasses = True

    def map_serializer(self, auto_schema: AutoSchema, direction: Any) -> dict[str, Any]:
        described: dict[str, Any] = auto_schema._map_serializer(  # type: ignore[no-untyped-call]  # noqa: SLF001  # The hook is made for this.
            self.target, direction, bypass_extensions=True
        )
        return described | {"additionalProperties": False}


def one_or_many(of: type[serializers.Serializer[Any]]) -> PolymorphicProxySerializer:
    """One object, or a list of such."""
    many: Any = of(many=True)
    name = f"{of.__name__.removesuffix('Serializer')}OneOrMany"
    return PolymorphicProxySerializer(
        component_name=name, serializers=[of, many], resource_type_field_name=None, many=False
    )


def describe(view: type[Any], actions: Mapping[str, Any]) -> None:
    """Describe the actions of a view as its own, since it inherits the methods behind them."""
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
        )
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
    """The body of a change of many: what is changed of each, with its key and the version it was read in."""
    number = view.lookup_field == "pk"
    key = serializers.IntegerField(min_value=1) if number else serializers.CharField()
    fields = {
        view.key_name(): key,
        "version": serializers.IntegerField(min_value=0, help_text="As it was last read."),
    }
    named: type[Any] = type(f"{name}OfMany", (view.edit_class,), fields | {"__doc__": view.edit_class.__doc__})
    return named(many=True)
