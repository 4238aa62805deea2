"""Example values that are valid for a schema and recognisable to readers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from core.rest.schema.examples.names import DAY, ENDINGS, MOMENT, REQUEST, WALL, address, samples

REFERENCE = "#/components/schemas/"
# Key fields of a record: they repeat the end of its URL.
OWN_KEYS = ("reference", "code", "key", "number", "id")
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Examples:
    """Examples for one operation. ``homes`` has the collection of each schema's records."""

    schemas: Mapping[str, Any]
    homes: Mapping[str, str]
    collection: str
    operation: str

    def answer(self, schema: dict[str, Any], media_type: str) -> Any:
        """Return the example of a response in this media type; a short text for other types than JSON."""
        if media_type.endswith("json") and schema.get("format") != "binary":
            return self.example(schema)
        return samples().texts.get(media_type, "…")

    def example(self, schema: dict[str, Any], *, writing: bool = False, few: int | None = None) -> Any:
        """Return an example of ``schema``; of an object only ``few`` optional members, if given."""
        return self._of(schema, "", self.collection, writing=writing, few=few)

    def _of(  # noqa: C901, PLR0911  # One case for each form of a schema.
        self,
        schema: dict[str, Any],
        name: str,
        home: str,
        *,
        writing: bool = False,
        few: int | None = None,
        depth: int = 0,
    ) -> Any:
        if "$ref" in schema:
            component = schema["$ref"].removeprefix(REFERENCE)
            inner = self.homes.get(component, "" if depth else home)
            return self._of(self.schemas[component], name, inner, writing=writing, few=few, depth=depth)
        if "const" in schema:
            return schema["const"]
        if "example" in schema:
            return schema["example"]
        if schema.get("examples"):
            return schema["examples"][0]
        if "default" in schema and schema["default"] is not None:
            return schema["default"]
        types = _types(schema)
        if "enum" in schema:
            return _chosen(schema["enum"], name)
        values = samples().values
        if name in values and values[name] is None and ("null" in types or _nullable(schema)):
            return None
        for choice in ("allOf", "oneOf", "anyOf"):
            if choice in schema:
                return self._of(_likeliest(schema[choice], self.schemas), name, home, writing=writing, depth=depth)
        if "object" in types or "properties" in schema:
            return self._object(schema, home, writing=writing, few=few, depth=depth)
        if "array" in types:
            # A list of records has records of the URL's collection.
            within = depth + 1 if name else depth
            inner = self._of(schema.get("items", {}), name, home, writing=writing, few=few, depth=within)
            return [] if inner is None else [inner]
        return _scalar(schema, types, name, home)

    def _object(self, schema: dict[str, Any], home: str, *, writing: bool, few: int | None, depth: int) -> Any:
        if depth > DEEPEST:
            return {}
        properties = schema.get("properties")
        if not properties:
            inner = schema.get("additionalProperties")
            if not isinstance(inner, dict) or not inner:
                return {}
            return {"en": self._of(inner, "", "", depth=depth + 1)} if schema.get("minProperties") else {}
        names = [each for each, what in properties.items() if not (writing and what.get("readOnly"))]
        if few is not None:
            required = schema.get("required", [])
            names = [each for each in names if each in required] or names[:few]
        return {
            each: self._of(properties[each], each, home, writing=writing, depth=depth + 1)
            for each in names
            if not (not writing and properties[each].get("writeOnly"))
        }


def _scalar(schema: dict[str, Any], types: list[str], name: str, home: str) -> Any:
    keys = samples().keys
    if "boolean" in types:
        return samples().values.get(name) is True
    known = samples().value(home, name)
    if "integer" in types or "number" in types:
        if name in OWN_KEYS and keys.get(home, "").isdigit():
            known = int(keys[home])
        value = known if isinstance(known, int) else 1
        return max(value, schema.get("minimum", value))
    if name in OWN_KEYS and home in keys and not keys[home].isdigit():
        return _as_written(keys[home], name)
    if schema.get("format") in _FORMATS:
        return _FORMATS[schema["format"]](name, home)
    if isinstance(known, str):
        return known
    return next((value for ending, value in ENDINGS.items() if name.endswith(ending)), "Text")


def _uri(name: str, home: str) -> str:
    if name == "url" and home:
        return address(home)
    known = samples().value(home, name)
    return known if isinstance(known, str) and ":" in known else samples().base


_FORMATS: dict[str, Callable[[str, str], str]] = {
    "uri": _uri,
    "date": lambda _name, _home: DAY,
    "date-time": lambda name, _home: WALL if name == "local_start" else MOMENT,
    "uuid": lambda _name, _home: REQUEST,
    "email": lambda _name, _home: str(samples().values["email"]),
}


def _as_written(key: str, name: str) -> str:
    """Return a key as it is cited: ``2(c)(iv)`` for 2.c.iv."""
    first, *parts = key.split(".")
    return key if name != "code" or not parts or first.isalpha() else first + "".join(f"({part})" for part in parts)


def _types(schema: dict[str, Any]) -> list[str]:
    stated = schema.get("type", [])
    return [stated] if isinstance(stated, str) else list(stated)


def _nullable(schema: dict[str, Any]) -> bool:
    return any(
        _types(each) == ["null"] or "null" in _types(each) for key in ("oneOf", "anyOf") for each in schema.get(key, [])
    )


def _likeliest(choices: list[dict[str, Any]], schemas: Mapping[str, Any]) -> dict[str, Any]:
    """Return the first choice that is not empty."""

    def empty(choice: dict[str, Any]) -> bool:
        meant = schemas.get(choice.get("$ref", "").removeprefix(REFERENCE), choice)
        return _types(meant) == ["null"] or meant.get("enum") in ([""], [None])

    return next((choice for choice in choices if not empty(choice)), choices[0])


def _chosen(words: list[Any], name: str) -> Any:
    """Return the sample of this name if it is among the choices, else the first one that is not empty."""
    if (value := samples().values.get(name)) in words:
        return value
    return next((word for word in words if word not in {"", None}), words[0])
