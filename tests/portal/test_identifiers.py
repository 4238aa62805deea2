"""Identifiers of the product are standard nouns and verbs: the words of ``FORBIDDEN`` occur in none."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from mocportal.local.state import PROJECT
from tests.packages import PACKAGES

# What to write instead depends on the content: entries, fields, values, request, notify, is_current, transitions.
FORBIDDEN = frozenset(
    {
        *("told", "untold", "tell", "tells", "stands", "kept", "keeper", "ways", "hands", "asked", "hanging"),
        *("whoever", "nobody", "somebody", "standstill", "stretch", "stretches", "meanwhile", "anew"),
    }
)
PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
# Fields of the API and columns of the database, and terms of their field.
ALLOWED = frozenset(
    {
        *("stands", "get_stands"),  # A field of concurrences and clearances in the API.
        *("asked_at", "asked_by", "asked_by_id", "asked_at__isnull", "asked_by__isnull"),  # Columns.
        "NOT_ASKED",  # A value of the API and of the database.
        "hanging",  # The hanging indent of a paragraph.
    }
)


def identifiers(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of each identifier."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name) | ast.alias(name=name):
                yield node.lineno, name
            case ast.keyword(arg=str(name)) | ast.ExceptHandler(name=str(name)):
                yield node.lineno, name
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield node.lineno, name


def forbidden(source: str) -> list[str]:
    return [
        f"{line}: {name}"
        for line, name in identifiers(source)
        if name not in ALLOWED and FORBIDDEN.intersection(map(str.lower, PARTS.findall(name)))
    ]


@cache
def modules() -> dict[Path, str]:
    """Return the source of each module of the product by its path; migrations are fixed."""
    paths = (path for package in PACKAGES for path in sorted((PROJECT / package).rglob("*.py")))
    return {path.relative_to(PROJECT): path.read_text() for path in paths if "migrations" not in path.parts}


def test_no_identifier_has_a_forbidden_word() -> None:
    found = [f"{path}:{each}" for path, source in modules().items() for each in forbidden(source)]
    assert not found, "\n".join(found)


def test_no_module_has_a_forbidden_word() -> None:
    assert not [path for path in modules() if FORBIDDEN.intersection(PARTS.findall(str(path.with_suffix(""))))]


@pytest.mark.parametrize("source", ["told = 1", "def _tell_all(): ...", "class KeptRows: ...", "f(LONGEST_TOLD=1)"])
def test_a_forbidden_word_is_found(source: str) -> None:
    assert forbidden(source)


def test_allowed_identifiers_exist() -> None:
    used = "\n".join(modules().values())
    assert not [name for name in ALLOWED if not re.search(rf"\b{name}\b", used)]
