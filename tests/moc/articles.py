"""Articles of ``moc`` as their docstrings describe them, and the table of docs/architecture.md made from them.

``python -m tests.moc.articles`` writes the table.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from inspect import getdoc
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import moc

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- articles -->\n", "<!-- end of articles -->\n"
# A provision as the MOC numbers it.
CODE = re.compile(r"\d(?:\([a-z]+\))+")


@dataclass(frozen=True, slots=True)
class Article:
    """Docstring of a module: its title, the quotations, and the paragraphs named by their first word."""

    module: str
    title: str
    quotations: tuple[str, ...]
    facts: dict[str, str]

    @property
    def codes(self) -> list[str]:
        return CODE.findall(self.title)


def seed(name: str) -> dict[str, Any]:
    """Return the tables of a seed file, without the models that ``mocportal.seed`` imports."""
    return tomllib.loads((ROOT / "mocportal" / "seed" / f"{name}.toml").read_text())


def modules() -> list[ModuleType]:
    return [import_module(f"moc.{each.name}") for each in iter_modules(moc.__path__)]


def articles() -> Iterator[Article]:
    for module in modules():
        title, *paragraphs = [" ".join(each.split()) for each in (getdoc(module) or "").split("\n\n")]
        quotations = tuple(each[1:-1] for each in paragraphs if each.startswith('"') and each.endswith('"'))
        facts_of = next((each for each in paragraphs if each.startswith("Computed: ")), "")
        named = re.split(r"(?:^| )(Computed|Facts|Left open): ", facts_of)
        facts = dict(zip(named[1::2], named[2::2], strict=True))
        yield Article(module.__name__.removeprefix("moc."), title.rstrip("."), quotations, facts)


def table() -> str:
    rows = ["| Module of `moc` | Matter | Computed | Left open |", "| --- | --- | --- | --- |"]
    for each in articles():
        cells = (each.facts[name] for name in ("Computed", "Left open"))
        computed, left_open = (cell[:1].upper() + cell[1:].replace("``", "`") for cell in cells)
        rows.append(f"| `{each.module}` | {each.title} | {computed} | {left_open} |")
    return "\n".join(rows) + "\n"


def with_table(page: str) -> str:
    """Return the page with the present table between its two markers."""
    before, _begin, rest = page.partition(BEGIN)
    _present, end, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table()}\n{END}{after if end else rest}"


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text()))
