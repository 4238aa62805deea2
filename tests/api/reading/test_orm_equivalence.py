"""What PostgreSQL writes of a record is what the reference writes: every endpoint, language and form."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from contacts.enums import Role
from contacts.models import Participant
from core.rest.read import plans
from core.rest.read.statements import RecordJson
from demo import records
from tests.api.matrix import OURS, Row
from tests.api.reading.reference import Reference
from tests.api.reading.viewsets import VIEWSETS, reader_of

pytestmark = pytest.mark.django_db

LANGUAGES = ("en", "fr", "ja", "*")


def page(plan: plans.QueryPlan, turn: Any, viewer: object) -> list[RecordJson]:
    return [*Reference(plan.record).read(turn.rows(plan.rows), viewer, turn.order)]


def one(plan: plans.QueryPlan, conditions: dict[str, Any], viewer: object, *, sealed: bool = False) -> Any:
    return next(Reference(plan.record).read(plan.rows.filter(**conditions)[:1], viewer), None)


class Ways:
    """Asks the same twice, the second time of the reference."""

    def __init__(self, clients: dict[Role, Client], monkeypatch: pytest.MonkeyPatch) -> None:
        self.clients, self.monkeypatch = clients, monkeypatch

    def both(self, role: Role, address: str, query: dict[str, Any]) -> tuple[Any, Any]:
        first = self.clients[role].get(address, query)
        with self.monkeypatch.context() as patched:
            patched.setattr(plans.QueryPlan, "page", page)
            patched.setattr(plans.QueryPlan, "one", one)
            second = self.clients[role].get(address, query)
        plans.PLANS.clear()
        assert (first.status_code, second.status_code) == (200, 200)
        return first.json(), second.json()


@pytest.fixture
def ways(clients: dict[Role, Client], monkeypatch: pytest.MonkeyPatch) -> Iterator[Ways]:
    plans.PLANS.clear()
    yield Ways(clients, monkeypatch)
    plans.PLANS.clear()


def forms(route: str) -> Iterator[dict[str, str]]:
    """Forms in which a record of ``route`` can be asked for."""
    record = VIEWSETS[route].serializer_class()
    yield {}
    yield {"omit": next(iter(record.fields))}
    # Two halves, so that no field can count on the columns of the one beside it.
    for first in (0, 1):
        yield {"fields": ",".join([*record.fields][first::2])}
    for name in record.expandable:
        yield {"expand": name}
    if record.expandable:
        yield {"expand": ",".join(record.expandable)}


@pytest.mark.parametrize("row", OURS, ids=lambda row: f"{row.route}, {row.name}")
def test_a_record_reads_the_same_in_each_language(row: Row, ours: Participant, ways: Ways) -> None:
    record = row.make(ours)
    detail = reverse(f"api:{row.route}-detail", args=[row.key(record)])
    for language in LANGUAGES:
        first, second = ways.both(reader_of(row), detail, {"lang": language})
        assert first == second
    # A list is written of the same columns; in a single language the forms below ask for it.
    first, second = ways.both(reader_of(row), reverse(f"api:{row.route}-list"), {"lang": "*"})
    assert first == second


@pytest.mark.parametrize("row", OURS, ids=lambda row: f"{row.route}, {row.name}")
def test_a_record_reads_the_same_in_each_form(row: Row, ours: Participant, ways: Ways) -> None:
    row.make(ours)
    for form in forms(row.route):
        first, second = ways.both(reader_of(row), reverse(f"api:{row.route}-list"), {"lang": "fr", **form})
        assert first == second, form


@pytest.mark.owner
def test_a_whole_register_reads_the_same(clients: dict[Role, Client], ways: Ways) -> None:
    records.clear_records()
    records.fill(commitments=40, actions=20, dice=Random(7), today=date(2026, 11, 24), report=lambda _done: None)
    for role in (Role.CONTACT_OFFICER, Role.PARTNER, Role.SECRETARIAT):
        for route, viewset in VIEWSETS.items():
            address = reverse(f"api:{route}-list")
            # Roles differ in what they see, and languages in how it is written: each with one of the other is enough.
            for language in LANGUAGES if role == Role.PARTNER else ("*",):
                first, second = ways.both(role, address, {"lang": language, "limit": "200"})
                assert first == second, (role, route, language)
            expandable = ",".join(viewset.serializer_class().expandable)
            if expandable:
                first, second = ways.both(role, address, {"lang": "ja", "limit": "200", "expand": expandable})
                assert first == second, (role, route, expandable)
