"""Migrations keep their meaning: they import no code that changes, and an app begins with one file."""

import ast
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest
from pgtrigger.migrations import AddTrigger, RemoveTrigger

from mocportal.local.state import PROJECT

APPS = ("accounts", "audit", "commitments", "contacts", "dialogue", "partners")
OURS = ("core", "moc", *APPS, "demo", "mocportal", "tests")
# What the state of a model is declared with, as Django imports its own fields, and operations with no SQL of tables.
DECLARATIONS = frozenset(
    {
        *("core.db.constraints", "core.db.fields", "core.search.indexes", "partners.networks"),
        *("core.db.natural_order", "core.db.operations", "core.changes.operations"),
    }
)
FILES = sorted(path for app in APPS for path in (PROJECT / app / "migrations").glob("0*.py"))
LINES = 10_000


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return {name for name in found if name.partition(".")[0] in OURS}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}.{path.stem}")
def test_a_migration_imports_nothing_of_ours_but_declarations(path: Path) -> None:
    assert imported(path) <= DECLARATIONS


@pytest.mark.parametrize("app", APPS)
def test_an_app_begins_with_one_migration(app: str) -> None:
    initial = [path.name for path in FILES if path.parts[-3] == app and "    initial = True\n" in path.read_text()]
    assert initial == ["0001_initial.py"]


def test_the_initial_migrations_are_short_enough_to_be_read() -> None:
    assert sum(path.read_text().count("\n") for path in FILES if path.name == "0001_initial.py") <= LINES


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}.{path.stem}")
def test_operations_on_triggers_share_a_rendering_of_the_models(path: Path) -> None:
    """Each of them otherwise renders most models: a first start with 86 of them took 12 s more."""
    operations = import_module(f"{path.parts[-3]}.migrations.{path.stem}").Migration.operations
    alone = [isinstance(each, AddTrigger | RemoveTrigger) for each in operations]
    assert not any(one and other for one, other in pairwise(alone)), "Put them in one AtOnce."


@pytest.mark.parametrize("app", APPS)
def test_sql_of_search_indexes_and_paired_keys_is_text(app: str) -> None:
    """CreateModel would ask today's classes for the SQL, so that a change of them would change the past."""
    tree = ast.parse((PROJECT / app / "migrations" / "0001_initial.py").read_text())
    made = [call for call in ast.walk(tree) if isinstance(call, ast.Call) and _name(call.func) == "CreateModel"]
    inside = {_name(node.func) for call in made for node in ast.walk(call) if isinstance(node, ast.Call)}
    assert made
    assert not inside & {"SearchIndex", "PairedForeignKey"}


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else ""
