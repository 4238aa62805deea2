"""Every address of the portal that is not of the API, by name, as the URL configuration gives it."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import URLPattern, get_resolver

# What the API answers is JSON, but for these.
OF_THE_API = ("api:docs", "api:problems", "api:problem")

# The pages that the admin makes of each registered model, which stand in no table: see admin_pages.py.
OF_A_MODEL = re.compile(r"admin:\w+_(changelist|add|change|delete|history)")


def routes() -> set[str]:
    """The names of all routes but those of the API and those that the admin makes of each model."""
    named = set(walk(get_resolver().url_patterns))
    return {name for name in named if name and not OF_A_MODEL.fullmatch(name) and not is_of_the_api(name)}


def is_of_the_api(name: str) -> bool:
    return name.startswith("api:") and name not in OF_THE_API


def walk(patterns: Iterable[Any], space: str = "") -> Iterator[str]:
    """The full name of each route; what has none, such as the admin's redirects, leads to a route that has one."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield f"{space}{pattern.name}"
        else:
            yield from walk(pattern.url_patterns, f"{space}{pattern.namespace}:" if pattern.namespace else space)
