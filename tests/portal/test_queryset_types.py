"""Each class of querysets names its model, so that the type checker knows the fields of what it returns."""

import ast
from collections.abc import Iterator

import pytest

from mocportal.local.state import PROJECT
from tests.packages import PACKAGES


def untyped(source: str) -> Iterator[str]:
    """Yield the classes whose base is a queryset of nothing in particular."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            bases = [ast.unparse(base) for base in node.bases]
            if any(base in {"QuerySet", "models.QuerySet"} or base.endswith("QuerySet[Any]") for base in bases):
                yield node.name


@pytest.mark.parametrize("package", PACKAGES)
def test_each_class_of_querysets_names_its_model(package: str) -> None:
    files = sorted((PROJECT / package).rglob("*.py"))
    found = [f"{path.relative_to(PROJECT)}: {name}" for path in files for name in untyped(path.read_text("utf-8"))]
    assert found == []


@pytest.mark.parametrize("base", ["models.QuerySet[Any]", "QuerySet", "SharedQuerySet[Any]"])
def test_one_that_names_none_is_found(base: str) -> None:
    assert list(untyped(f"class Some({base}): ...")) == ["Some"]
