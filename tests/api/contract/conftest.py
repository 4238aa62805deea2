"""The description of the API as anyone reads it, and what holds values against its schemas."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

type Found = Callable[[Any, Any], list[str]]
HERE = "urn:description"


class Operation(NamedTuple):
    """One operation of the description: ``get /api/v1/commitments/``, with what it says of itself."""

    path: str
    method: str
    described: dict[str, Any]


@pytest.fixture(scope="session")
def description() -> dict[str, Any]:
    described: dict[str, Any] = Client().get("/api/v1/schema/", headers={"accept": "application/json"}).json()
    return described


@pytest.fixture(scope="session")
def plain_description() -> dict[str, Any]:
    described: dict[str, Any] = Client().get("/api/v1/schema/?for=clients&format=json").json()
    return described


@pytest.fixture(scope="session")
def operations(description: dict[str, Any]) -> list[Operation]:
    return [
        Operation(path, method, operation)
        for path, offered in description["paths"].items()
        for method, operation in offered.items()
    ]


@pytest.fixture(scope="session")
def wrong_in(description: dict[str, Any]) -> Found:
    """What is wrong with a value by a schema of the description: nothing, where it is as promised."""
    return errors_by(description)


def errors_by(description: dict[str, Any]) -> Found:
    registry: Registry[Any] = Registry().with_resource(HERE, DRAFT202012.create_resource(description))

    def find(value: Any, schema: Any) -> list[str]:
        validator = Draft202012Validator(_absolute(schema), registry=registry, format_checker=FormatChecker())
        return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]

    return find


def answers(description: dict[str, Any], operation: Operation) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each answer of an operation: its status, its media type, and what the description says of its content."""
    for status, answer in operation.described["responses"].items():
        for media_type, content in resolved(description, answer).get("content", {}).items():
            yield status, media_type, content


def resolved(description: dict[str, Any], described: dict[str, Any]) -> dict[str, Any]:
    """The component that a reference names, or what stands there itself."""
    found = described
    if "$ref" in described:
        found = description
        for part in described["$ref"].removeprefix("#/").split("/"):
            found = found[part]
    return found


def _absolute(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {key: HERE + inner if key == "$ref" else _absolute(inner) for key, inner in schema.items()}
    return [_absolute(inner) for inner in schema] if isinstance(schema, list) else schema
