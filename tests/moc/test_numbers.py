"""Numbers and names that the MOC sets are written in ``moc`` and in the seed, and in no other code."""

import ast
import re
from collections.abc import Iterator

import pytest

from moc.article_4a_i_chairs import CO_CHAIRS
from moc.article_4a_i_rotation import CANADIAN_PARTICIPANTS
from tests.moc.articles import ROOT, seed
from tests.packages import PACKAGES

# What a name is about, and the numbers that the MOC sets for it.
SET = {
    r"months": {3, 12},
    r"years": {1},
    r"participants|seats|addressees|ministries": {4, 5},
    r"sides|countries|cochair": {2},
    r"turns|rotation|canadian": {3},
}
PEOPLE = seed("people")
CODES = {row["code"] for name in ("side", "participant") for row in PEOPLE[name]}
# The demonstration, the seed, and examples of the API and of import files contain values.
EXAMPLES = ("demo/", "core/rest/schema/examples/", "commitments/imports/record_types/", "mocportal/seed/", "moc/")


def test_numbers_of_the_moc_are_in_its_articles_alone() -> None:
    sources = (
        path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts
    )
    names = {path.relative_to(ROOT).as_posix(): path for path in sources}
    found = {name: set(numbers(path.read_text())) for name, path in names.items() if not name.startswith(EXAMPLES)}
    assert len(found) > 500
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "source",
    [
        "due = last + relativedelta(months=12)",
        "due = last + relativedelta(years=1)",
        "NOTICE_MONTHS = 3",
        "EMPTY_TURNS: int = 3",
        "notice_months = models.IntegerField(default=3)",
        "def clock(day, months=3): ...",
        "def clock(day, *, months=3): ...",
        "if len(participants) == 5: ...",
        "complete = seats.count() >= 5",
        "class CoChairInline:\n    max_num = 2",
        "if chair.participant.code == 'METI': ...",
        "if side.code in {'JP'}: ...",
        "chairs.filter(participant__code='METI')",
    ],
)
def test_a_number_of_the_moc_is_found(source: str) -> None:
    assert list(numbers(source))


@pytest.mark.parametrize("source", ["MONTHS = 18", "attempts = 5", "if len(lines) == 2: ...", "x = {'lead': 'METI'}"])
def test_another_number_is_not(source: str) -> None:
    assert list(numbers(source)) == []


def test_the_seed_has_the_numbers_of_the_articles() -> None:
    canadian = [row for row in PEOPLE["participant"] if row["side"] == "CA"]
    assert (len(PEOPLE["side"]), len(canadian)) == (CO_CHAIRS, CANADIAN_PARTICIPANTS)


def numbers(source: str) -> Iterator[str]:
    """Yield the lines with a number that the MOC sets, or with the code of a Participant or country in a condition."""
    for node in ast.walk(ast.parse(source)):
        for name, value in _values(node):
            wanted = {number for pattern, numbers in SET.items() if re.search(pattern, name) for number in numbers}
            is_number = type(value.value) is int and value.value in wanted
            is_code = isinstance(node, ast.Compare | ast.keyword) and value.value in CODES
            if is_number or is_code:
                yield f"{value.lineno}: {value.value!r}, {name}"


def _values(node: ast.AST) -> Iterator[tuple[str, ast.Constant]]:
    """Yield the constants that a node binds or compares, each with the name of what it is bound to or compared with."""
    name, found = "", list[ast.expr | None]()
    match node:
        case ast.ClassDef():
            name, found = node.name, [each.value for each in node.body if isinstance(each, ast.Assign)]
        case ast.Assign() | ast.AnnAssign():
            name = ast.unparse(node).partition("=")[0]
            calls = (each for each in ast.walk(node) if isinstance(each, ast.keyword) and each.arg == "default")
            found = [node.value, *(each.value for each in calls)]
        case ast.keyword():
            name, found = node.arg or "", [node.value]
        case ast.arguments():
            defaults = zip(
                [*node.args, *node.kwonlyargs][::-1], [*node.defaults, *node.kw_defaults][::-1], strict=False
            )
            for argument, default in defaults:
                if isinstance(default, ast.Constant):
                    yield argument.arg, default
        case ast.Compare():
            name, sides = ast.unparse(node), [node.left, *node.comparators]
            found = [value for side in sides for value in getattr(side, "elts", [side])]
    yield from ((name.lower(), each) for each in found if isinstance(each, ast.Constant))
