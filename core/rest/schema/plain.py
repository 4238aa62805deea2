"""Plain OpenAPI description for generators of clients, derived from the full one.

The full description covers sparse fields, expansion, all languages and other formats of a response, so each field is
optional and has several types. A generator of typed code turns that into types without use. The plain description
covers JSON in the default form alone: each field has one type and is always present, and one operation writes one
record or many, never both.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

JSON = "application/json"
PROBLEM_JSON = "application/problem+json"
# Parameters and values that give a response another form than the default one.
FORMS = frozenset({"fields", "omit", "expand", "format"})
EVERY_LANGUAGE = "*"
PREFER = "#/components/parameters/Prefer"
SCHEMAS = "#/components/schemas/"
# Members for readers. Generators do not use them, and examples would show the full form.
FOR_READERS = frozenset({"example", "examples", "x-labels"})
LOCALIZED_TEXT: dict[str, Any] = {
    "type": "object",
    "description": "A text in one or more languages (BCP 47).",
    "properties": {language: {"type": ["string", "null"]} for language in ("en", "fr", "ja")},
    "additionalProperties": False,
    "minProperties": 1,
}


def plain(full: dict[str, Any], *, server: str) -> dict[str, Any]:
    """Return the plain description, with the address of the ``server``; ``full`` stays as it is."""
    result = deepcopy(full)
    result["servers"] = [{"url": server}]
    for _method, operation in _operations(result):
        _in_the_default_form(operation)
    schemas = result["components"]["schemas"]
    schemas["LocalizedText"] = LOCALIZED_TEXT
    result = _Plain(schemas).of(result)
    _require_fields_of_responses(result)
    _drop_unused(result)
    return result


def _operations(described: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for operations in described["paths"].values():
        yield from operations.items()


def _in_the_default_form(operation: dict[str, Any]) -> None:
    """Remove parameters, media types and responses of other forms."""
    operation["parameters"] = [
        each for each in operation.get("parameters", []) if each.get("name") not in FORMS and each.get("$ref") != PREFER
    ]
    for each in operation["parameters"]:
        if each.get("name") == "lang":
            each["schema"]["enum"] = [value for value in each["schema"]["enum"] if value != EVERY_LANGUAGE]
    responses = operation["responses"]
    if "200" in responses:
        # Without ``Prefer``, a write is answered with the record.
        responses.pop("204", None)
    for holder in (operation.get("requestBody", {}), *responses.values()):
        content = holder.get("content", {})
        remaining = {JSON, PROBLEM_JSON} & content.keys() or content.keys()
        for media_type in content.keys() - remaining:
            del content[media_type]


class _Plain:
    """Replaces each union in a description by one type."""

    def __init__(self, schemas: dict[str, Any]) -> None:
        self._schemas = schemas
        # Enumerations with a blank value, by name.
        self._with_blank: dict[str, Any] = {}

    def of(self, described: dict[str, Any]) -> dict[str, Any]:
        result: dict[str, Any] = self._of(described)
        result["components"]["schemas"] |= self._with_blank
        return result

    def _of(self, described: Any) -> Any:
        if isinstance(described, list):
            return [self._of(each) for each in described]
        if not isinstance(described, dict):
            return described
        one_or_many = self._target(described).get("oneOf", []) if "$ref" in described else []
        if len(one_or_many) == 2 and one_or_many[1].get("items") == one_or_many[0]:  # noqa: PLR2004  # One, and many.
            return one_or_many[0]
        found = {name: self._of(value) for name, value in described.items() if name not in FOR_READERS}
        for union in ("oneOf", "anyOf"):
            if isinstance(found.get(union), list):
                found |= self._one_of(found.pop(union))
        return found

    def _one_of(self, members: list[dict[str, Any]]) -> dict[str, Any]:
        """Return the one type for a union: the key rather than the record, the record rather than the list."""
        blank = any(self._target(each).get("enum") == [""] or each.get("maxLength") == 0 for each in members)
        null = any(self._target(each).get("type") == "null" for each in members)
        rest = [each for each in members if not self._is_empty(each)]
        if _is_text_to_write(rest):
            return {"$ref": f"{SCHEMAS}LocalizedText"}
        strings = [each for each in rest if "string" in _types(each)]
        scalars = [each for each in rest if "$ref" not in each and not {"object", "array"} & _types(each)]
        (one, *_others) = strings or scalars or rest
        if null and "type" in one:
            return one | {"type": sorted(_types(one) | {"null"}, key="null".__eq__)}
        if blank and "$ref" in one:
            one = self._or_blank(one["$ref"].removeprefix(SCHEMAS))
        elif blank:
            # The empty text is not a value of the format.
            one = {name: value for name, value in one.items() if name != "format"}
        return {"oneOf": [one, {"type": "null"}]} if null else one

    def _or_blank(self, name: str) -> dict[str, Any]:
        enum = self._schemas[name]
        self._with_blank[f"{name}OrBlank"] = {"type": "string", "enum": [*enum["enum"], ""]}
        return {"$ref": f"{SCHEMAS}{name}OrBlank"}

    def _target(self, schema: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = self._schemas.get(schema.get("$ref", "").removeprefix(SCHEMAS), schema)
        return found

    def _is_empty(self, schema: dict[str, Any]) -> bool:
        target = self._target(schema)
        return target.get("enum") == [""] or target.get("type") == "null" or schema.get("maxLength") == 0


def _types(schema: dict[str, Any]) -> set[str]:
    types = schema.get("type", [])
    return {types} if isinstance(types, str) else set(types)


def _is_text_to_write(members: list[dict[str, Any]]) -> bool:
    """Return whether the members are a text in one language and an object of languages."""
    properties = [each.get("properties", {}).keys() for each in members if each.get("type") == "object"]
    return properties == [LOCALIZED_TEXT["properties"].keys()]


def _require_fields_of_responses(described: dict[str, Any]) -> None:
    """Require each field of the records, which all are optional in the full description because of ``fields``."""
    bodies = [operation.get("requestBody", {}) for _method, operation in _operations(described)]
    answers = [operation["responses"] for _method, operation in _operations(described)]
    for reference in _reached(described, answers) - _reached(described, bodies):
        schema = _resolved(described, reference)
        if "properties" in schema and "required" not in schema:
            schema["required"] = sorted(schema["properties"])


def _drop_unused(described: dict[str, Any]) -> None:
    used = _reached(described, [described["paths"], described.get("webhooks", {})])
    for kind, components in described["components"].items():
        if kind != "securitySchemes":
            described["components"][kind] = {
                name: value for name, value in components.items() if f"#/components/{kind}/{name}" in used
            }


def _reached(described: dict[str, Any], roots: Iterable[Any]) -> set[str]:
    """Return the references that ``roots`` contain, directly or through another one."""
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            reference = each.get("$ref")
            if isinstance(reference, str) and reference not in found:
                found.add(reference)
                waiting.append(_resolved(described, reference))
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
    return found


def _resolved(described: dict[str, Any], reference: str) -> dict[str, Any]:
    found: dict[str, Any] = described
    for part in reference.removeprefix("#/").split("/"):
        found = found[part]
    return found
