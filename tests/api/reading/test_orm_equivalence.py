"""What PostgreSQL writes of a record is what Python writes of it: every endpoint, language and form."""

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
from core.rest.read.serializers import RecordSerializer
from core.rest.read.sparse_fields import FieldSelection
from demo import records
from tests.api.matrix import OURS, Row
from tests.api.reading.viewsets import VIEWSETS, reader_of

pytestmark = pytest.mark.django_db

LANGUAGES = ("en", "fr", "ja", "*")


class Ways:
    """Asks the same twice, and lets PostgreSQL write only the first time."""

    def __init__(self, clients: dict[Role, Client], monkeypatch: pytest.MonkeyPatch) -> None:
        self.clients, self.monkeypatch = clients, monkeypatch

    def both(self, role: Role, address: str, query: dict[str, Any]) -> tuple[Any, Any]:
        first = self.clients[role].get(address, query)
        with self.monkeypatch.context() as patched:
            patched.setattr(RecordSerializer, "written", lambda *_asked: None)
            plans.PLANS.clear()
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


@pytest.mark.parametrize("route", VIEWSETS)
def test_a_serializer_says_who_writes_it(route: str, ours: Participant, clients: dict[Role, Client]) -> None:
    """``by_database`` is false exactly where a field has no expression."""
    officer = ours.users.filter(role=Role.CONTACT_OFFICER).first()
    record = plans.serializer_for(
        VIEWSETS[route].serializer_class,
        record_type=route,
        root="https://portal.example",
        namespace="api",
        shape=FieldSelection("en"),
    )
    assert record.by_database is (record.written(officer) is not None)
