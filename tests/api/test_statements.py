"""Every list and every record costs the same statements, however many rows there are."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from contacts.enums import Role
from contacts.models import Participant
from tests.api.matrix import OURS, Row
from tests.factories.contacts import ParticipantFactory

pytestmark = pytest.mark.django_db

SEEN = [row for row in OURS if Role.CONTACT_OFFICER in row.seen_by and "draft" not in row.name]


@pytest.mark.parametrize("row", SEEN, ids=lambda row: f"{row.route}, {row.name}")
def test_one_statement_says_who_asks_and_one_answers(
    row: Row,
    ours: Participant,
    clients: dict[Role, Client],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = clients[Role.CONTACT_OFFICER]
    client.get("/api/v1/sides/")  # The first use of a token is noted; the others of the minute are not.
    key = row.key(row.make(ours))
    for _size in ("one row", "three rows"):
        with django_assert_num_queries(2):
            listed = client.get(reverse(f"api:{row.route}-list")).json()["results"]
        assert listed
        with django_assert_num_queries(2):
            client.get(reverse(f"api:{row.route}-detail", args=[key]))
        for _ in range(2):
            row.make(ParticipantFactory.create())
