"""What a person decides about a message that failed, or that may or may not have arrived."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from contacts.enums import DeliveryOutcome, DeliveryPhase, MessageKind, MessageState, Role
from contacts.exceptions import AddressNotCurrentError, MessageStateError
from contacts.models import Message, User
from contacts.services import delivery
from tests.factories.contacts import ContactPointFactory, UserFactory
from tests.factories.messages import RECORDED_AT, DeliveryAttemptFactory, MessageFactory
from tests.fixtures.smtp import Does, Sink

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
IN_NO_DOUBT = [MessageState.QUEUED, MessageState.SENDING, MessageState.SENT]


@pytest.fixture
def secretary() -> User:
    user: User = UserFactory.create(role=Role.SECRETARIAT)
    return user


def uncertain(**fields: object) -> Message:
    message = MessageFactory.create(kind=MessageKind.NOTICE, state=MessageState.UNCERTAIN, **fields)
    DeliveryAttemptFactory.create(message=message, outcome=DeliveryOutcome.NO_ANSWER_AFTER_DATA)
    return message


def test_an_uncertain_message_is_sent_again_with_the_same_message_id(mail_server: Sink, secretary: User) -> None:
    message = uncertain()
    delivery.send_again(message=message, by=secretary, at=NOW, reason="They have nothing.")
    message.refresh_from_db()
    assert (message.state, message.decided_by, message.decided_at) == (MessageState.QUEUED, secretary, NOW)
    delivery.deliver(message=message.pk, at=NOW)
    message.refresh_from_db()
    assert (message.state, message.decision_reason) == (MessageState.SENT, "They have nothing.")
    assert mail_server.copies == {message.message_id: 1}
    assert [attempt.number for attempt in message.attempts.all()] == [1, 2]


def test_a_message_that_fails_again_waits_for_another_decision(mail_server: Sink, secretary: User) -> None:
    message = MessageFactory.create(state=MessageState.FAILED, address="gone@example.invalid")
    mail_server.does["gone@example.invalid"] = Does.REFUSE_RECIPIENT_FOR_GOOD
    delivery.send_again(message=message, by=secretary, at=NOW)
    delivery.deliver(message=message.pk, at=NOW)
    assert list(Message.objects.failed()) == [message]


def test_sending_again_begins_the_pauses_anew(mail_server: Sink, secretary: User) -> None:
    message = MessageFactory.create(state=MessageState.FAILED, address="busy@example.invalid")
    for _ in range(9):
        DeliveryAttemptFactory.create(message=message, outcome=DeliveryOutcome.REFUSED_FOR_NOW)
    mail_server.does["busy@example.invalid"] = Does.REFUSE_RECIPIENT_FOR_NOW
    delivery.send_again(message=message, by=secretary, at=NOW)
    delivery.deliver(message=message.pk, at=NOW)
    message.refresh_from_db()
    assert message.next_attempt_at is not None
    assert MINUTE <= message.next_attempt_at - NOW < 2 * MINUTE


def test_nothing_is_sent_again_to_an_address_that_is_no_longer_the_contact_points(secretary: User) -> None:
    point = ContactPointFactory.create(mailbox="new@example.invalid")
    message = MessageFactory.create(
        state=MessageState.FAILED, contact_point=point, participant=point.participant, address="former@example.invalid"
    )
    with pytest.raises(AddressNotCurrentError):
        delivery.send_again(message=message, by=secretary, at=NOW)


def test_an_uncertain_message_that_arrived_was_sent_when_it_was_handed_over(secretary: User) -> None:
    message = uncertain()
    delivery.note_arrival(message=message, by=secretary, at=NOW, reason="Confirmed by telephone.")
    message.refresh_from_db()
    assert (message.state, message.sent_at, message.decided_by) == (MessageState.SENT, RECORDED_AT, secretary)


def test_a_message_that_was_refused_cannot_have_arrived(secretary: User) -> None:
    with pytest.raises(MessageStateError):
        delivery.note_arrival(message=MessageFactory.create(state=MessageState.FAILED), by=secretary, at=NOW)


def test_a_message_that_is_given_up_waits_for_nobody(secretary: User) -> None:
    message = uncertain()
    delivery.give_up(message=message, by=secretary, at=NOW, reason="Told in person.")
    assert not Message.objects.awaiting_decision().exists()
    assert list(Message.objects.given_up()) == [message]


@pytest.mark.parametrize("state", IN_NO_DOUBT)
@pytest.mark.parametrize("decide", [delivery.send_again, delivery.note_arrival, delivery.give_up])
def test_there_is_nothing_to_decide_about_a_message_in_no_doubt(decide, state: MessageState, secretary: User) -> None:
    with pytest.raises(MessageStateError):
        decide(message=MessageFactory.create(state=state), by=secretary, at=NOW)


@pytest.mark.parametrize("phase", [None, DeliveryPhase.CONNECTING, DeliveryPhase.DATA])
def test_a_notice_that_waited_in_a_restored_database_is_sent_again_by_a_person_alone(
    mail_server: Sink, secretary: User, phase: DeliveryPhase | None
) -> None:
    state = MessageState.SENDING if phase else MessageState.QUEUED
    notice = MessageFactory.create(kind=MessageKind.NOTICE, state=state)
    if phase:
        DeliveryAttemptFactory.create(message=notice, phase=phase)
    other = MessageFactory.create(kind=MessageKind.REMINDER)
    call_command("doubt_notices", stdout=StringIO())
    notice.refresh_from_db()
    assert notice.state == MessageState.UNCERTAIN
    for each in (notice, other):
        delivery.deliver(message=each.pk, at=NOW)
    assert mail_server.recipients == [other.address]
    delivery.note_arrival(message=notice, by=secretary, at=NOW)
    notice.refresh_from_db()
    assert notice.state == MessageState.SENT
