"""Whom a Dialogue hears (article 4(a)(ii)): proposed, invited by mail in the own language, and what was answered."""

from datetime import UTC, date, datetime

import pytest

from commitments.exceptions import DayImpossibleError
from contacts.enums import Role
from contacts.models import Message, Participant, Stakeholder, User
from core.refusals.errors import TransitionNotAllowedError
from dialogue.enums import DialogueStatus, InviteeState
from dialogue.exceptions import AddresseeUnreachableError, DayMissingError
from dialogue.models import Dialogue, Invitee
from dialogue.services import invitations
from dialogue.services.register import read_register
from tests import tables
from tests.constraint_assertions import refused_by
from tests.factories.contacts import StakeholderFactory, UserFactory

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 25, 20, tzinfo=UTC)


@pytest.fixture
def third() -> Dialogue:
    tables.seed()
    Dialogue.objects.filter(number=3).update(
        status=DialogueStatus.CONFIRMED,
        local_start=datetime(2027, 2, 9, 9, tzinfo=UTC),
        time_zone="America/Toronto",
        city_en="Ottawa",
        city_ja="オタワ",
    )
    found: Dialogue = Dialogue.objects.select_related("instrument").get(number=3)
    return found


@pytest.fixture
def secretariat(db: None) -> User:
    return UserFactory.create(role=Role.SECRETARIAT)


@pytest.fixture
def person(third: Dialogue) -> Stakeholder:
    return StakeholderFactory.create(
        name="Fictitious Person",
        email="person@example.test",
        proposed_by=Participant.objects.get(code="METI"),
    )


@pytest.fixture
def invitee(third: Dialogue, person: Stakeholder, secretariat: User) -> Invitee:
    return proposed(third, person, secretariat)


def proposed(dialogue: Dialogue, person: Stakeholder, by: User, language: str = "en") -> Invitee:
    return invitations.propose(
        dialogue=dialogue,
        stakeholder=person,
        proposed_by=person.proposed_by,
        language=language,
        items=["stakeholders", "area:2(c)(viii)"],
        by=by,
    )


def test_the_invitation_says_when_where_and_for_what(invitee: Invitee, secretariat: User) -> None:
    message = invitations.invite(invitee=invitee, by=secretariat, at=AT)
    assert (message.address, message.language, message.participant) == (
        "person@example.test",
        "en",
        invitee.proposed_by,
    )
    assert message.subject.startswith("Invitation: Third ")
    assert "Tuesday 9 February 2027, 09:00 to 12:00" in message.text
    assert "Tuesday 9 to Wednesday 10 February 2027, 23:00 to 02:00 the next day" in message.text
    assert "Place: Ottawa" in message.text
    assert "Exchange with invited stakeholders (open segment)" in message.text
    assert "International standards on battery safety and sustainability (2(c)(viii))" in message.text
    # Of what the delegations speak of among themselves it tells nothing.
    assert "Intellectual property" not in message.text
    # An evening in UTC is the next day in Tokyo, whose ministry proposed this person.
    assert (invitee.state, invitee.invited_on) == (InviteeState.INVITED, date(2026, 11, 26))


def test_it_is_written_in_the_language_of_the_invitee(third: Dialogue, person: Stakeholder, secretariat: User) -> None:
    japanese = proposed(third, person, secretariat, "ja")
    message = invitations.invite(invitee=japanese, by=secretariat, at=AT)
    assert message.language == "ja"
    assert "2027年2月9日（火）" in message.text
    assert "オタワ" in message.text


def test_a_date_that_is_not_confirmed_is_told_as_such(invitee: Invitee, third: Dialogue) -> None:
    sentence = "The date is tentative. We will inform you of any change."
    assert sentence not in invitations.preview(invitee, AT).lines
    third.status = DialogueStatus.TENTATIVE
    invitee.dialogue = third
    assert sentence in invitations.preview(invitee, AT).lines


def test_nobody_is_invited_without_an_address_an_item_or_a_time(
    invitee: Invitee, person: Stakeholder, third: Dialogue, secretariat: User
) -> None:
    invitations.choose_items(invitee=invitee, items=[], language="en", by=secretariat)
    with pytest.raises(AddresseeUnreachableError, match="Choose the items that Fictitious Person"):
        invitations.invite(invitee=invitee, by=secretariat, at=AT)
    Stakeholder.objects.filter(pk=person.pk).update(email="")
    with pytest.raises(AddresseeUnreachableError, match="Fictitious Person has no email address"):
        invitations.invite(invitee=invitee, by=secretariat, at=AT)
    Dialogue.objects.filter(pk=third.pk).update(local_start=None)
    with pytest.raises(DayMissingError, match="Set the date and time"):
        invitations.invite(invitee=invitee, by=secretariat, at=AT)
    assert not Message.objects.exists()
    invitee.refresh_from_db()
    assert invitee.state == InviteeState.PROPOSED


def test_an_invitation_goes_out_once_for_each_date_and_place(
    invitee: Invitee, third: Dialogue, secretariat: User
) -> None:
    invitations.invite(invitee=invitee, by=secretariat, at=AT)
    with pytest.raises(TransitionNotAllowedError, match="have not changed since"):
        invitations.invite(invitee=invitee, by=secretariat, at=AT)
    Dialogue.objects.filter(pk=third.pk).update(sequence=1, local_start=datetime(2027, 2, 10, 9, tzinfo=UTC))
    invitations.invite(invitee=invitee, by=secretariat, at=AT.replace(day=27))
    assert Message.objects.count() == 2
    assert invitee.invited_on == date(2026, 11, 26)


def test_who_was_invited_answers_and_can_answer_otherwise(invitee: Invitee, secretariat: User) -> None:
    with pytest.raises(TransitionNotAllowedError):
        invitations.answer(invitee=invitee, to=InviteeState.ACCEPTED, on=date(2026, 12, 1), by=secretariat)
    invitations.invite(invitee=invitee, by=secretariat, at=AT)
    with pytest.raises(DayImpossibleError):
        invitations.answer(invitee=invitee, to=InviteeState.ACCEPTED, on=date(2026, 11, 25), by=secretariat)
    for day, answered in ((1, InviteeState.ACCEPTED), (2, InviteeState.DECLINED)):
        invitations.answer(invitee=invitee, to=answered, on=date(2026, 12, day), by=secretariat)
        assert (invitee.state, invitee.answered_on) == (answered, date(2026, 12, day))
    with pytest.raises(TransitionNotAllowedError):
        invitations.invite(invitee=invitee, by=secretariat, at=AT)


def test_who_declined_is_not_among_those_who_are_heard(invitee: Invitee, third: Dialogue, secretariat: User) -> None:
    heard = read_register(dialogue=third, as_of=AT).meeting.invitees
    assert [fact.items for fact in heard] == [("stakeholders", "area:2(c)(viii)")]
    invitations.invite(invitee=invitee, by=secretariat, at=AT)
    invitations.answer(invitee=invitee, to=InviteeState.DECLINED, on=date(2026, 12, 1), by=secretariat)
    assert not read_register(dialogue=third, as_of=AT).meeting.invitees


def test_a_proposal_is_taken_back_until_the_invitation_went_out(
    invitee: Invitee, third: Dialogue, person: Stakeholder, secretariat: User
) -> None:
    invitations.take_back(invitee=invitee, by=secretariat)
    assert not Invitee.objects.exists()
    again = proposed(third, person, secretariat)
    invitations.invite(invitee=again, by=secretariat, at=AT)
    with pytest.raises(TransitionNotAllowedError, match="cannot be deleted"):
        invitations.take_back(invitee=again, by=secretariat)


def test_items_are_kept_in_the_order_chosen_and_once(invitee: Invitee, secretariat: User) -> None:
    chosen = ["area:2(c)(viii)", "opening", "opening"]
    invitations.choose_items(invitee=invitee, items=chosen, language="fr", by=secretariat)
    found = Invitee.objects.get()
    assert invitations.items_of(found) == ("area:2(c)(viii)", "opening")
    assert found.language == "fr"


def test_nobody_is_on_the_list_twice(invitee: Invitee, third: Dialogue, person: Stakeholder, secretariat: User) -> None:
    with refused_by("invitee_once_a_dialogue"):
        proposed(third, person, secretariat)
