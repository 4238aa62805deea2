"""Descriptions of parameters: of a filter by its operator, of a key by its format."""

from typing import Any

import django_filters

from core.rest.read.filters import ArrayContainsFilter, WithoutRelationFilter
from core.rest.schema.examples.names import example_key

DAYS = {
    "exact": "On this day.",
    "lt": "Before this day.",
    "lte": "On or before this day.",
    "gt": "After this day.",
    "gte": "On or after this day.",
}
MOMENTS = {
    "exact": "At this instant.",
    "lt": "Before this instant.",
    "lte": "At or before this instant.",
    "gt": "After this instant.",
    "gte": "At or after this instant.",
}
NUMBERS = {
    "exact": "Equal to this number.",
    "lt": "Less than this number.",
    "lte": "This number or less.",
    "gt": "More than this number.",
    "gte": "This number or more.",
}
WORDS = {"exact": "Equal to this.", "in": "Equal to one of these."}
EMPTY = "`true`: without a value; `false`: with one."
UNTIED = {"exact": "`true`: without any; `false`: with at least one."}
AMONG = {"exact": "With this among its values."}
KEYS = "With one of these keys. A code as people write it, `2(c)(iv)`, does as well as `2.c.iv`."
BY_KIND: dict[type[Any], dict[str, str]] = {
    WithoutRelationFilter: UNTIED,
    ArrayContainsFilter: AMONG,
    django_filters.DateFilter: DAYS,
    django_filters.IsoDateTimeFilter: MOMENTS,
    django_filters.NumberFilter: NUMBERS,
}
# drf-spectacular's text on comma-separated values, and its replacement.
SAID_ALREADY = "Multiple values may be separated by commas."
SEVERAL = "Separate several values with commas, or repeat the parameter."


def describe(parameters: list[dict[str, Any]], filters: dict[str, Any], path: str) -> list[dict[str, Any]]:
    """Return the parameters with descriptions and, for path parameters, examples."""
    return [_described(dict(parameter), filters, path) for parameter in parameters]


def _described(parameter: dict[str, Any], filters: dict[str, Any], path: str) -> dict[str, Any]:
    name = parameter["name"]
    if parameter["in"] == "path":
        parameter.setdefault("description", "The key of the record, as its address has it.")
        parameter["example"] = example_key(path, name)
    elif parameter["in"] == "query" and name in filters:
        rest = str(parameter.get("description", "")).replace(SAID_ALREADY, "").strip()
        said = operator(filters[name])
        parameter["description"] = f"{said}\n\n{rest}" if rest else said
        if parameter["schema"].get("type") == "array" and "enum" in parameter["schema"]["items"]:
            parameter["schema"] = parameter["schema"] | {"minItems": 1}
    if parameter["in"] == "query" and parameter["schema"].get("type") == "array":
        parameter["description"] = f"{parameter['description']} {SEVERAL}"
    return parameter


def operator(each: Any) -> str:
    """Return the description of a filter's operator."""
    lookup = each.lookup_expr
    if each.exclude:
        return "With none of these."
    if lookup == "isnull":
        return EMPTY
    for kind, words in BY_KIND.items():
        if isinstance(each, kind):
            return words[lookup]
    if isinstance(each, django_filters.BaseInFilter) and not each.extra.get("choices"):
        return KEYS
    return WORDS.get(lookup, WORDS["exact"])
