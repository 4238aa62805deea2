"""The list of speakers: in the order of asking, one at a time."""

import pytest

from contacts.enums import Role
from contacts.models import User
from dialogue.exceptions import FloorError
from dialogue.models import Dialogue, Invitee, InviteeItem, Speaker
from dialogue.services import speakers
from tests.factories.contacts import ParticipantFactory, UserFactory
from tests.factories.dialogue import InviteeFactory
from tests.factories.meeting_entries import dialogue_with_agenda, minute, seated

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialogue() -> Dialogue:
    return dialogue_with_agenda()


@pytest.fixture
def officer() -> User:
    return UserFactory.create(role=Role.SECRETARIAT)


@pytest.fixture
def two_requests(dialogue: Dialogue, officer: User) -> list[Speaker]:
    """Two Participants that asked one after the other."""
    return [
        speakers.ask(dialogue=dialogue, item_key="opening", participant=seated(dialogue), by=officer, at=minute(at))
        for at in (1, 2)
    ]


def test_who_asks_twice_keeps_the_place_in_the_list(
    dialogue: Dialogue, officer: User, two_requests: list[Speaker]
) -> None:
    first = two_requests[0]
    again = speakers.ask(dialogue=dialogue, item_key="opening", participant=first.participant, by=officer, at=minute(3))
    assert again == first
    assert list(Speaker.objects.all().waiting()) == two_requests


def test_giving_the_floor_ends_who_had_it(officer: User, two_requests: list[Speaker]) -> None:
    first, second = two_requests
    speakers.give_floor(speaker=first, by=officer, at=minute(3))
    speakers.give_floor(speaker=second, by=officer, at=minute(6))
    first.refresh_from_db()
    assert (first.begun_at, first.ended_at) == (minute(3), minute(6))
    assert list(Speaker.objects.all().speaking()) == [second]


def test_the_floor_is_taken_back_once(officer: User, two_requests: list[Speaker]) -> None:
    speakers.give_floor(speaker=two_requests[0], by=officer, at=minute(3))
    for at in (4, 5):
        speakers.end(speaker=two_requests[0], by=officer, at=minute(at))
    assert Speaker.objects.get(pk=two_requests[0].pk).ended_at == minute(4)


def test_who_spoke_may_ask_again(dialogue: Dialogue, officer: User, two_requests: list[Speaker]) -> None:
    first, second = two_requests
    speakers.give_floor(speaker=first, by=officer, at=minute(3))
    speakers.end(speaker=first, by=officer, at=minute(4))
    again = speakers.ask(dialogue=dialogue, item_key="opening", participant=first.participant, by=officer, at=minute(5))
    assert list(Speaker.objects.all().waiting()) == [second, again]


def test_who_no_longer_wishes_to_speak_goes_from_the_list(officer: User, two_requests: list[Speaker]) -> None:
    speakers.remove(speaker=two_requests[0], by=officer)
    assert list(Speaker.objects.all()) == [two_requests[1]]


def test_who_is_off_the_list_already_is_told_to_whoever_presses_later(
    officer: User, two_requests: list[Speaker]
) -> None:
    shown_elsewhere = Speaker.objects.get(pk=two_requests[0].pk)
    speakers.remove(speaker=two_requests[0], by=officer)
    with pytest.raises(FloorError, match="no longer on the list"):
        speakers.give_floor(speaker=shown_elsewhere, by=officer, at=minute(3))


def test_who_spoke_stays_on_record(officer: User, two_requests: list[Speaker]) -> None:
    speakers.give_floor(speaker=two_requests[0], by=officer, at=minute(3))
    with pytest.raises(FloorError):
        speakers.remove(speaker=two_requests[0], by=officer)
    with pytest.raises(FloorError):
        speakers.give_floor(speaker=two_requests[0], by=officer, at=minute(4))
    with pytest.raises(FloorError):
        speakers.end(speaker=two_requests[1], by=officer, at=minute(4))


def test_only_who_has_a_seat_asks_for_the_floor(dialogue: Dialogue, officer: User) -> None:
    with pytest.raises(FloorError, match="not a participant"):
        speakers.ask(
            dialogue=dialogue, item_key="opening", participant=ParticipantFactory.create(), by=officer, at=minute(1)
        )


def test_an_invitee_speaks_only_at_the_items_of_the_invitation(dialogue: Dialogue, officer: User) -> None:
    invitee: Invitee = InviteeFactory.create(dialogue=dialogue)
    InviteeItem.objects.create(invitee=invitee, item_key="area:a")
    speakers.ask(dialogue=dialogue, item_key="area:a", invitee=invitee, by=officer, at=minute(1))
    with pytest.raises(FloorError, match="not invited"):
        speakers.ask(dialogue=dialogue, item_key="opening", invitee=invitee, by=officer, at=minute(1))
