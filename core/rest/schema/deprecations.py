"""Deprecations in the OpenAPI description (core.rest.deprecation)."""

from typing import Any

from core.rest.deprecation import Deprecated, deprecated
from core.rest.schema.responses import referred_headers

DEPRECATION_HEADERS = ("Deprecation", "Sunset", "Link")
REFERENCE = "#/components/schemas/"


def add_deprecations(result: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
    """Mark deprecated operations, parameters and fields, and add their headers (postprocessing hook)."""
    for path, operations in result["paths"].items():
        for method, operation in operations.items():
            for each in deprecated(method.upper(), path):
                _mark(each, operation, result["components"]["schemas"])
    return result


def _mark(each: Deprecated, operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    text = f"Deprecated since {each.since}, gone on {each.until}: see {each.instead}"
    if each.parameter:
        for parameter in operation["parameters"]:
            if parameter.get("name") == each.parameter:
                parameter |= {"deprecated": True, "description": f"{parameter.get('description', '')} {text}".strip()}
    elif each.field:
        record = _record(operation, schemas)
        record["properties"][each.field] = {"allOf": [record["properties"][each.field]], "deprecated": True}
        record["properties"][each.field]["description"] = text
    else:
        operation |= {"deprecated": True, "description": f"{operation.get('description', '')}\n\n{text}".strip()}
    for status, answer in operation["responses"].items():
        if status.startswith("2"):
            answer.setdefault("headers", {}).update(referred_headers(DEPRECATION_HEADERS))


def _record(operation: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of the records in the response, one or a page of them."""
    answer = next(what for status, what in operation["responses"].items() if status.startswith("2"))
    schema: dict[str, Any] = answer["content"]["application/json"]["schema"]
    while "$ref" in schema or "results" in schema.get("properties", {}) or "items" in schema:
        if "$ref" in schema:
            schema = schemas[schema["$ref"].removeprefix(REFERENCE)]
        else:
            schema = schema["items"] if "items" in schema else schema["properties"]["results"]
    return schema
