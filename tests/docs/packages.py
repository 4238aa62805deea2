"""The packages of the product as the import graph and the contracts show them."""

import ast
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import grimp

from tests.docs.drawing import Link, Row, draw
from tests.packages import PACKAGES

ROOT = Path(__file__).resolve().parents[2]


@cache
def contracts() -> dict[str, list[list[str]]]:
    """The layers of each contract by its id, from the highest to the lowest."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    return {
        each["id"]: [[name.strip(" ()") for name in layer.split("|")] for layer in each["layers"]]
        for each in settings
        if "layers" in each
    }


def purpose(module: str) -> str:
    """The first sentence of the docstring of a package or module."""
    path = ROOT / module.replace(".", "/")
    source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    docstring = ast.get_docstring(ast.parse(source.read_text("utf-8"))) or ""
    return docstring.partition("\n")[0].partition(". ")[0].rstrip(".").replace("``", "")


def lines(module: str) -> int:
    """Lines of Python, without migrations."""
    path = ROOT / module.replace(".", "/")
    files = path.rglob("*.py") if path.is_dir() else [path.with_suffix(".py")]
    return sum(len(file.read_text("utf-8").splitlines()) for file in files if "migrations" not in file.parts)


def subpackages(package: str) -> list[str]:
    """The packages directly inside ``package``, without migrations."""
    inside = (ROOT / package).glob("*/__init__.py")
    return sorted(f"{package}.{path.parent.name}" for path in inside if path.parent.name != "migrations")


@cache
def imports(parts: tuple[str, ...]) -> frozenset[Link]:
    """Which of ``parts`` import which, by the code without imports for type checking."""
    graph = grimp.build_graph(
        *{part.partition(".")[0] for part in parts}, cache_dir=None, exclude_type_checking_imports=True
    )
    for part in parts:
        graph.squash_module(part)
    return frozenset(
        Link(part, other) for part in parts for other in graph.find_modules_directly_imported_by(part) if other in parts
    )


def packages_drawing() -> str:
    layers = contracts()["floors"]
    ordered = [name for layer in layers for name in layer]
    assert set(ordered) == set(PACKAGES)
    return _drawing("Packages and their imports", ordered, ordered)


def core_drawing() -> str:
    parts = [f"core.{name}" for layer in contracts()["core"] for name in layer]
    return _drawing("Inside core", parts, [part.removeprefix("core.") for part in parts])


def _drawing(title: str, parts: Iterable[str], names: Iterable[str]) -> str:
    shown = dict(zip(parts, names, strict=True))
    rows = [Row(name, purpose(part)) for part, name in shown.items()]
    links = [Link(shown[link.source], shown[link.target]) for link in imports(tuple(shown))]
    key = ("A line belongs to the package with the square; each circle on it is a package that imports it.",)
    return draw(title, rows, links, key=key)
