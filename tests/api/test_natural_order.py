"""References sort in natural order everywhere: MOC-1999-999 before MOC-1999-1000."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.db.models import CharField
from django.test import Client

from commitments.models import Activity, Commitment
from core.rest.read.pagination import CursorPagination, PageRequest
from core.text.natural_order import natural_key
from mocportal.api import routers
from mocportal.local.state import PROJECT
from tests.factories.commitments import ActivityFactory, CommitmentFactory, EvidenceFactory

NUMBERS = [f"MOC-1999-{number}" for number in ("001", "010", "999", "1000", "1001", "10000")]
# Columns with serial numbers; codes of vocabularies (Participants, marks, ranks) have none.
SERIAL = ("reference", "arrangement code", "instrument code")
SOURCES = ("accounts", "audit", "commitments", "contacts", "core", "demo", "dialogue", "moc", "mocportal", "partners")


def names_reference(text: object) -> bool:
    """Return whether a name in an order is that of a reference, sorted as text."""
    return isinstance(text, str) and text.removeprefix("-").rpartition("__")[2] == "reference"


def textual_orders(tree: ast.AST) -> Iterator[int]:
    """Yield the lines of a module that sort references as text: orders of Django, and sort keys of Python."""
    for node in ast.walk(tree):
        for each in names_of_order(node):
            # Strings of the order itself, not those of lookups inside it.
            parts = each.elts if isinstance(each, ast.Tuple | ast.List) else [each]
            yield from (part.lineno for part in parts if isinstance(part, ast.Constant) and names_reference(part.value))
        if key := sort_key(node):
            yield from (each.lineno for each in bare_references(key))


def names_of_order(node: ast.AST) -> list[ast.expr]:
    match node:
        case ast.Call(func=ast.Attribute(attr="order_by"), args=named):
            return named
        case ast.Assign(targets=[ast.Name(id="ordering")], value=value) | ast.keyword("order" | "ordering", value):
            return [value]
        case ast.Dict(keys=keys, values=values):
            pairs = zip(keys, values, strict=True)
            return [each for key, each in pairs if isinstance(key, ast.Constant) and key.value in {"order", "ordering"}]
    return []


def sort_key(node: ast.AST) -> ast.expr | None:
    match node:
        case ast.keyword("key", ast.Lambda(body=body)):
            return body
        case ast.FunctionDef(body=[*_, ast.Return(ast.Tuple([*_, last]))], returns=ast.Subscript()):
            # A key with a name: a tuple whose last element decides between equals.
            return last
    return None


def bare_references(node: ast.AST) -> Iterator[ast.Attribute]:
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "natural_key":
        return
    if isinstance(node, ast.Attribute) and node.attr == "reference":
        yield node
    for child in ast.iter_child_nodes(node):
        yield from bare_references(child)


@pytest.mark.parametrize(
    "source",
    [
        'rows.order_by("-reference")',
        'rows.order_by("due_on", "commitment__reference")',
        'ordering = ["reference"]',
        'Field("reference", TEXT, order="reference")',
        'own = {"order": ("-reference",)}',
        "sorted(rows, key=lambda row: (row.late, row.reference))",
        "def key(of) -> tuple[int, str]:\n    return of.late, of.reference",
    ],
)
def test_an_order_by_text_is_found(source: str) -> None:
    assert list(textual_orders(ast.parse(source)))


@pytest.mark.parametrize("package", SOURCES)
def test_no_source_sorts_references_as_text(package: str) -> None:
    files = [path for path in (PROJECT / package).rglob("*.py") if "migrations" not in path.parts]
    assert files
    found = [f"{_short(path)}:{line}" for path in files for line in textual_orders(ast.parse(path.read_text()))]
    assert found == []


def _short(path: Path) -> Path:
    return path.relative_to(PROJECT)


def test_models_with_serial_numbers_have_a_natural_order() -> None:
    """A new model with a reference fails here, too."""
    numbered = [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.fields
        if isinstance(field, CharField) and f"{model._meta.model_name} {field.name}".endswith(SERIAL) and field.unique
    ]
    assert {Commitment, Activity} < {model for model, _name in numbered}
    for model, name in numbered:
        assert list(model._meta.ordering) == [f"{name}__natural"], model
        if model in admin.site._registry:
            names = [each for each in admin.site._registry[model].ordering or () if isinstance(each, str)]
            assert not any(map(names_reference, names)), model


def test_lists_of_the_api_sort_references_naturally() -> None:
    for router in routers:
        for prefix, view, _basename in router.registry:
            paths = (*getattr(view, "ordering", ()), *getattr(view, "ordering_fields", {}).values())
            assert not any(map(names_reference, paths)), prefix


@pytest.mark.django_db
@pytest.mark.parametrize("text", [*NUMBERS, "3/10", "MOC-CA", "2026", ""])
def test_python_and_database_sort_by_the_same_key(text: str) -> None:
    CommitmentFactory.create(reference=text)
    assert Commitment.objects.values_list("reference__natural", flat=True).get() == natural_key(text)


@pytest.fixture
def register(ours: Any) -> list[Commitment]:
    """Commitments in an order that is neither that of text nor that of numbers."""
    return [CommitmentFactory.create(reference=NUMBERS[n]) for n in (3, 0, 5, 2, 4, 1)]


def listed(client: Client, address: str, query: dict[str, str] | None = None) -> Iterator[str]:
    """Yield the references of each page."""
    while address:
        body = client.get(address, query).json()
        yield from (each["reference"] for each in body["results"])
        address, query = body["next"], None


@pytest.mark.django_db
@pytest.mark.parametrize("ordering", [None, "reference", "-reference", "lead,reference", "state,-reference"])
def test_pages_of_the_api_follow_the_numbers(register: Any, reader: Client, ordering: str | None) -> None:
    expected = NUMBERS[::-1] if ordering and "-" in ordering else NUMBERS
    Commitment.objects.update(lead=register[0].lead)
    query = {"limit": "2"} | ({"ordering": ordering} if ordering else {})
    assert list(listed(reader, "/api/v1/commitments/", query)) == expected
    last = reader.get("/api/v1/commitments/", query | {"limit": "5"}).json()
    back = reader.get(reader.get(last["next"]).json()["previous"]).json()
    assert [each["reference"] for each in back["results"]] == expected[:5]


@pytest.mark.django_db
def test_linked_records_and_files_follow_the_numbers(register: Any, reader: Client) -> None:
    for each in register:
        EvidenceFactory.create(commitment=each)
    rows = reader.get("/api/v1/evidence/", {"ordering": "commitment"}).json()["results"]
    assert [row["commitment"] for row in rows] == NUMBERS
    table = reader.get("/api/v1/commitments/", {"format": "csv", "fields": "reference"})
    assert b"".join(table).decode("utf-8-sig").split() == ["reference", *NUMBERS]
    activity = ActivityFactory.create()
    activity.commitments.set(register)
    assert reader.get(f"/api/v1/activities/{activity.reference}/").json()["commitments"] == NUMBERS


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["reference__natural", "-reference__natural"])
def test_a_page_in_natural_order_reads_the_index(path: str) -> None:
    CommitmentFactory.create_batch(3)
    columns = CursorPagination.columns(Commitment, [path])
    with connection.cursor() as cursor:
        # The table is too small for an index otherwise.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        plan = PageRequest(columns, 2, None).rows(Commitment.objects.all()).explain()
    assert "commitments_in_order" in plan
    assert "Sort" not in plan
