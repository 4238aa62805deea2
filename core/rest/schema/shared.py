"""Shared components of the OpenAPI description: problems, translations and response headers."""

from typing import Any

from core.rest.problems.problem_details import MEDIA_TYPE
from core.rest.schema.credentials import SCHEMES
from core.rest.schema.examples.names import samples
from core.rest.schema.groups import groups
from core.rest.schema.headers import PARAMETERS
from core.rest.schema.responses import HEADERS, problem_responses
from core.text.languages import Language

TRANSLATIONS: dict[str, Any] = {
    "type": "object",
    "description": "A text in each language; null without a text in that language. Only with `lang=*`.",
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
        "detail": {"type": "string", "description": "The error, in the language of the request."},
        "instance": {"type": "string", "format": "uri-reference", "description": "The identifier of the request."},
        "code": {"type": "string", "description": "With status 409: the rule that refused."},
        "scope": {"type": "string", "description": "With `scope-missing`: the scope that is missing."},
        "version": {"type": "integer", "description": "With `changed-since`: the version of the record now."},
        "etag": {"type": "string", "description": "With `changed-since`: the entity tag of the record now."},
        "url": {"type": "string", "description": "With `external-id-taken`: the record that bears the identifier."},
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
}


def add_shared(result: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """Add the shared components and the groups of the operations (postprocessing hook)."""
    components = result.setdefault("components", {})
    components.setdefault("schemas", {}).update({"Problem": PROBLEM, "Translations": TRANSLATIONS})
    shown = samples().headers
    components["headers"] = {
        name: header | {"example": shown[name]} if name in shown else header for name, header in HEADERS.items()
    }
    components["parameters"] = PARAMETERS
    components["responses"] = problem_responses(MEDIA_TYPE)
    components["securitySchemes"] = dict(SCHEMES)
    used = {tag for operations in result["paths"].values() for each in operations.values() for tag in each["tags"]}
    result["tags"] = [
        {"name": group.name, "description": group.description} for group in groups() if group.name in used
    ]
    return result
