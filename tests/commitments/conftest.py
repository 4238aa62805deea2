"""Two ministries, people of each role, and a register in which each kind of record is hidden from somebody."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from commitments.enums import CommitmentState
from commitments.models import Commitment
from contacts.enums import Role
from contacts.models import Participant
from tests.factories.commitments import CommitmentAreaFactory, CommitmentFactory, CommitmentFormFactory
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.factories.law import AT, Memorandum, memorandum

type SignIn = Callable[..., Client]


@dataclass(frozen=True)
class Ministries:
    """``ours`` is the one of whoever signs in, unless a test says otherwise."""

    ours: Participant
    theirs: Participant


@pytest.fixture
def ministries(db: None) -> Ministries:
    return Ministries(
        ours=ParticipantFactory.create(label_en="OURS"), theirs=ParticipantFactory.create(label_en="THEIRS")
    )


@pytest.fixture
def sign_in(ministries: Ministries) -> SignIn:
    """A client signed in with a role, at a ministry where the role has one."""

    def signed_in(role: Role, participant: Participant | None = None) -> Client:
        seat = (participant or ministries.ours) if role.belongs_to_participant else None
        client = Client()
        user = UserFactory.create(role=role, participant=seat)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


@pytest.fixture
def own(ministries: Ministries) -> Commitment:
    return complete(CommitmentFactory.create(lead=ministries.ours, entered_by=None))


def complete(commitment: Commitment) -> Commitment:
    """With the area and the form that every commitment has."""
    CommitmentAreaFactory.create(commitment=commitment)
    CommitmentFormFactory.create(commitment=commitment)
    return commitment


def address(page: str, record: Commitment | None = None, *, model: str = "commitments_commitment") -> str:
    return reverse(f"admin:{model}_{page}", args=[record.pk] if record else [])


def state_url(commitment: Commitment, to: CommitmentState) -> str:
    return reverse("commitments:commitment-act", args=[commitment.reference, to.value])


@pytest.fixture
def moc() -> Iterator[Memorandum]:
    """The memorandum of the factories, at the moment at which they act."""
    with time_machine.travel(AT, tick=False):
        yield memorandum()
