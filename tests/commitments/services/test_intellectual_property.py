"""What article 5(a) leaves open, as each reader may see it."""

from datetime import date

import pytest

from commitments.enums import CommitmentState, IpAnswer
from commitments.models import Commitment
from commitments.services.intellectual_property import open_matters, without_instrument
from contacts.enums import Audience, Role
from contacts.models import Participant, User
from tests.factories.commitments import CommitmentFactory
from tests.factories.consultations_and_emergencies import IpInstrumentCommitmentFactory, IpInstrumentFactory
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory, UserFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)


@pytest.fixture
def ours() -> Participant:
    return ParticipantFactory.create()


@pytest.fixture
def reader(ours: Participant) -> User:
    return UserFactory.create(role=Role.READER, participant=ours)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (IpAnswer.EXPECTED, True),
        (IpAnswer.ARISING, True),
        (IpAnswer.NOT_EXPECTED, False),
        (IpAnswer.NOT_ASKED, False),
    ],
)
def test_a_commitment_that_expects_it_needs_an_instrument(answer: IpAnswer, told: bool, reader: User) -> None:
    CommitmentFactory.create(ip_answer=answer)
    assert without_instrument(reader).exists() is told


def test_a_commitment_with_an_instrument_is_not_told(reader: User) -> None:
    commitment = CommitmentFactory.create(ip_answer=IpAnswer.EXPECTED)
    IpInstrumentCommitmentFactory.create_batch(2, commitment=commitment)
    assert not without_instrument(reader)


def test_a_commitment_that_is_no_longer_pursued_is_not_told(reader: User) -> None:
    CommitmentFactory.create(ip_answer=IpAnswer.EXPECTED, state=CommitmentState.COMPLETED)
    assert not without_instrument(reader)


def test_an_instrument_that_is_hidden_is_as_none_to_whom_it_is_hidden(reader: User, ours: Participant) -> None:
    """Otherwise its commitment, missing from the list, would tell of it."""
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    commitment = CommitmentFactory.create(ip_answer=IpAnswer.EXPECTED)
    hidden = IpInstrumentFactory.create(mark=narrow)
    IpInstrumentCommitmentFactory.create(commitment=commitment, ip_instrument=hidden)
    assert list(without_instrument(reader)) == [commitment]
    assert not without_instrument(UserFactory.create(role=Role.READER, participant=hidden.held_by))


def test_a_commitment_that_is_hidden_is_not_told(reader: User) -> None:
    CommitmentFactory.create(ip_answer=IpAnswer.EXPECTED, state=CommitmentState.DRAFT)
    assert Commitment.objects.exists()
    assert not without_instrument(reader)


@pytest.mark.parametrize(
    ("day", "listed"),
    [
        (date(2026, 11, 24), "ended"),
        (date(2026, 11, 25), "ending"),
        (date(2027, 2, 23), "ending"),
        (date(2027, 2, 24), ""),
        (None, ""),
    ],
)
def test_a_term_is_told_for_ninety_days_and_after_its_end(day: date | None, listed: str, reader: User) -> None:
    IpInstrumentFactory.create(term_ends_on=day)
    matters = open_matters(reader, TODAY)
    assert [name for name in ("ending", "ended") if getattr(matters, name)] == ([listed] if listed else [])


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2026, 11, 26)])
def test_the_term_of_a_hidden_instrument_is_not_told(day: date, reader: User) -> None:
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    IpInstrumentFactory.create(term_ends_on=day, mark=narrow)
    matters = open_matters(reader, TODAY)
    assert not matters.ending
    assert not matters.ended
