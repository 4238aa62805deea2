"""Every endpoint, every role: what is one's own, another's, a draft, and restricted, with the exact status."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from contacts.enums import Role
from contacts.models import Participant
from mocportal import api
from tests.api.matrix import ACTS, OURS, THEIRS, Row

pytestmark = pytest.mark.django_db


def responses(row: Row, record: Any, client: Client) -> tuple[int, Any]:
    """The status of the record's address, and the list that it would be in."""
    found = client.get(reverse(f"api:{row.route}-detail", args=[row.key(record)]))
    listed = client.get(reverse(f"api:{row.route}-list"), {"limit": 200, "count": "exact"})
    return found.status_code, listed.json()


@pytest.mark.parametrize("row", OURS, ids=lambda row: f"{row.route}, {row.name}")
def test_who_sees_what_of_our_ministry(row: Row, ours: Participant, clients: dict[Role, Client]) -> None:
    check(row, ours, clients)


@pytest.mark.parametrize("row", THEIRS, ids=lambda row: f"{row.route}, {row.name}")
def test_who_sees_what_of_another_ministry(row: Row, theirs: Participant, clients: dict[Role, Client]) -> None:
    check(row, theirs, clients)


def check(row: Row, owner: Participant, clients: dict[Role, Client]) -> None:
    record = row.make(owner)
    address = reverse(f"api:{row.route}-detail", args=[row.key(record)])
    for role, client in clients.items():
        status, listed = responses(row, record, client)
        assert status == (200 if role in row.seen_by else 404), role
        urls = [each["url"] for each in listed["results"]]
        assert listed["count"] == len(urls), role
        assert any(url.endswith(address) for url in urls) is (role in row.seen_by), role
    assert Client().get(address).status_code == 401


def test_every_route_has_a_row() -> None:
    lists = {route.removesuffix("-list") for route in api.lists.values()}
    assert lists == {row.route for row in OURS}
    names = {str(getattr(pattern, "name", "")) for pattern in api.urlpatterns}
    others = {name for name in names if not name.endswith(("-list", "-batch", "-detail"))} - ACTS
    # Those that are no record have tests of their own; acts are in the matrix of writing.
    assert others == {
        "root",
        "instrument-status",
        "agenda",
        "agenda-file",
        "access",
        # Tried in writing/test_external_ids.py.
        "external-ids",
        # Tried in tests/partners/test_self_rotation.py.
        "token-rotation",
        "calendar",
        "changes",
        "register",
        "schema",
        "docs",
        "problems",
        "problem",
        "nothing",
        # Of a partner system's own, tried in tests/partners/webhooks/test_api.py.
        "webhooks",
        "webhook",
        *(f"webhook-{act}" for act in ("ping", "state", "secret", "failed", "deliveries", "again")),
    }
