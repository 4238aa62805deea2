"""Two ministries with accounts of every role, and clients that sign in by token as partner systems do."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from contacts.enums import Role
from contacts.models import Participant, User
from tests.factories.commitments import ShippedInstrumentFactory
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory, UserFactory
from tests.factories.partners import token_text

# Headers of a browser's request for a page.
BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}

type Ask = Callable[..., Any]


def client_of(user: User) -> Client:
    """A client that sends a token of ``user`` and no cookie."""
    return Client(headers={"authorization": f"Bearer {token_text(user)}"})


@pytest.fixture
def ours(db: None) -> Participant:
    ShippedInstrumentFactory.create()
    HandlingMarkFactory.create()
    return ParticipantFactory.create(code="OURS", order=9001)


@pytest.fixture
def theirs(ours: Participant) -> Participant:
    return ParticipantFactory.create(code="THEIRS", order=9002)


@pytest.fixture
def clients(ours: Participant) -> dict[Role, Client]:
    """A client for each role; those that belong to a ministry belong to ours."""
    return {
        role: client_of(UserFactory.create(role=role, participant=ours if role.belongs_to_participant else None))
        for role in Role
    }


@pytest.fixture
def reader(clients: dict[Role, Client]) -> Client:
    return clients[Role.READER]
