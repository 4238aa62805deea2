"""Two ministries with a partner system each."""

from collections.abc import Callable

import pytest
from django.test import Client

from contacts.enums import Role
from contacts.models import Participant, User
from tests.api.conftest import client_of
from tests.factories.commitments import ShippedInstrumentFactory
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.history.feed.reading import Follower


@pytest.fixture
def ours(transactional_db: None) -> Participant:
    ShippedInstrumentFactory.create()
    return ParticipantFactory.create(code="OURS", order=9001)


@pytest.fixture
def theirs(ours: Participant) -> Participant:
    return ParticipantFactory.create(code="THEIRS", order=9002)


@pytest.fixture
def system(ours: Participant) -> User:
    return UserFactory.create(role=Role.PARTNER, participant=ours)


@pytest.fixture
def partner(system: User) -> Client:
    return client_of(system)


@pytest.fixture
def follower(partner: Client) -> Follower:
    return Follower(partner)


@pytest.fixture
def asks(ours: Participant) -> Callable[[Role], Client]:
    """A client of an account of a role; those that belong to a ministry belong to ours."""
    return lambda role: client_of(
        UserFactory.create(role=role, participant=ours if role.belongs_to_participant else None)
    )
