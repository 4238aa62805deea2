"""What the OpenAPI description says beyond what drf-spectacular finds in the views."""

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.module_loading import import_string
from drf_spectacular.extensions import OpenApiAuthenticationExtension, OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import build_bearer_security_scheme_object, get_lib_doc_excludes
from drf_spectacular.utils import OpenApiParameter

from contacts.api.requests import EVERY_LANGUAGE
from contacts.api.serializers import RecordSerializer, WordedSerializer
from contacts.enums import Language
from mocportal.rest.kinds import KINDS
from mocportal.rest.problems import MEDIA_TYPE

LANGUAGE_PARAMETER = OpenApiParameter(
    "lang",
    enum=[*Language.values, EVERY_LANGUAGE],
    description="The language of texts and messages, before Accept-Language. `*` gives each text in all languages.",
)

TRANSLATIONS: dict[str, Any] = {
    "type": "object",
    "description": "A text in each language; null where it has none of its own. Only with `lang=*`.",
    "required": Language.values,
    "properties": {language: {"type": ["string", "null"]} for language in Language.values},
}
PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "Problem details (RFC 9457). The address in `type` explains the kind of problem.",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong, in the language of the request."},
        "instance": {"type": "string", "format": "uri-reference", "description": "The identifier of the request."},
        "code": {"type": "string", "description": "With status 409: the rule that refused."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["code", "message"],
                "properties": {
                    "parameter": {"type": "string", "description": "The query parameter that is wrong."},
                    "pointer": {"type": "string", "description": "The place in the body (RFC 6901)."},
                    "code": {"type": "string", "examples": ["invalid", "unknown-parameter", "invalid-cursor"]},
                    "message": {"type": "string"},
                },
            },
        },
    },
    "examples": [
        {
            "type": "/api/v1/problems/invalid-parameters/",
            "title": "The request has values that cannot be used",
            "status": 400,
            "detail": "Enter a valid date.",
            "instance": "0f5c6a0e-3c55-4a38-9c3b-3b8f6a0b7f52",
            "errors": [{"parameter": "due_on__lte", "code": "invalid", "message": "Enter a valid date."}],
        }
    ],
}


class RecordSchema(AutoSchema):
    """Adds to each operation the parameter that all of them know."""

    def get_override_parameters(self) -> list[Any]:
        return [*super().get_override_parameters(), LANGUAGE_PARAMETER]

    def _map_basic_serializer(self, serializer: Any, direction: str) -> Any:
        schema = super()._map_basic_serializer(serializer, direction)  # type: ignore[no-untyped-call]
        if isinstance(serializer, RecordSerializer):
            # What has no value is null, and never left out.
            schema["required"] = sorted(schema["properties"])
        return schema

    def get_tags(self) -> list[str]:
        return [self.path.removeprefix("/api/v1/").split("/")[0] or "root"]


# drf-spectacular has no types; so with the other escapes here.
class BearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "mocportal.partners.authentication.BearerAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        return build_bearer_security_scheme_object("Authorization", "Bearer", "moc_<prefix>_<secret>")


class TextField(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    target_class = "contacts.api.fields.Text"

    def map_serializer_field(self, auto_schema: AutoSchema, direction: str) -> dict[str, Any]:
        return {"oneOf": [{"type": ["string", "null"]}, {"$ref": "#/components/schemas/Translations"}]}


def without_description() -> list[type]:
    """Classes whose docstrings are for those who read the code, not for those who read the schema."""
    own: list[type] = [RecordSerializer, WordedSerializer]
    return [*get_lib_doc_excludes(), *own]  # type: ignore[no-untyped-call]


def add_problems(result: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """A postprocessing hook: each operation may answer with problem details, and says with which."""
    schemas = result.setdefault("components", {}).setdefault("schemas", {})
    schemas |= {"Problem": PROBLEM, "Translations": TRANSLATIONS}
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    names = {"400": "invalid-parameters", "401": "not-authenticated", "404": "not-found", "406": "not-acceptable"}
    with translation.override(Language.ENGLISH):
        answers = {
            status: {"description": str(KINDS[name].title), "content": content} for status, name in names.items()
        }
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"] = operation["responses"] | answers
    return result


def add_labels(result: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """A postprocessing hook: the words of each enumeration with what people read for them, in every language."""
    schemas = result["components"]["schemas"]
    enumerations: Any = settings.SPECTACULAR_SETTINGS["ENUM_NAME_OVERRIDES"]
    for name, path in enumerations.items():
        if name not in schemas:
            continue
        labels: dict[str, dict[str, str]] = {}
        for language in Language.values:
            with translation.override(language):
                labels[language] = {str(value): str(label) for value, label in import_string(path).choices}
        schemas[name]["x-labels"] = labels
    return result
