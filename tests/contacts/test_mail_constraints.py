"""What must never happen to mail and reminders, tried by raw SQL."""

import pytest
from django.db import IntegrityError

from contacts.enums import DeliveryOutcome, MessageState, ReminderState
from tests.constraint_assertions import refused_by, sql
from tests.factories.messages import RECORDED_AT, DeliveryAttemptFactory, MessageFactory, ReminderFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "change",
    [
        *("subject = 'x'", "text = 'x'", "html = 'x'", "address = 'x@example.invalid'", "name = 'x'", "key = 'x'"),
        *("message_id = '<x@y>'", "language = 'fr'", "kind = 'notice'", "link = '/x'", "recorded_at = now()"),
        *("participant_id = NULL",),
    ],
)
def test_a_message_stays_as_it_was_recorded(change: str) -> None:
    message = MessageFactory.create()
    with refused_by("message_kept_as_recorded"):
        sql(f"UPDATE contacts_message SET {change} WHERE id = %s", message.pk)


def test_a_message_is_never_deleted() -> None:
    message = MessageFactory.create()
    with refused_by("message_kept_as_recorded"):
        sql("DELETE FROM contacts_message WHERE id = %s", message.pk)


def test_a_message_that_was_sent_is_never_queued_again() -> None:
    message = MessageFactory.create(state=MessageState.SENT)
    with refused_by("message_sent_is_sent"):
        sql(
            "UPDATE contacts_message SET state = 'queued', sent_at = NULL, next_attempt_at = now() WHERE id = %s",
            message.pk,
        )


@pytest.mark.parametrize(
    ("state", "change", "constraint"),
    [
        (MessageState.QUEUED, "next_attempt_at = NULL", "message_waits_for_its_next_attempt"),
        (MessageState.FAILED, "next_attempt_at = now()", "message_waits_for_its_next_attempt"),
        (MessageState.SENDING, "claim = NULL", "message_being_sent_is_claimed"),
        (MessageState.SENDING, "claimed_at = NULL", "message_being_sent_is_claimed"),
        (MessageState.UNCERTAIN, "claim = gen_random_uuid()", "message_being_sent_is_claimed"),
        (MessageState.SENT, "sent_at = NULL", "message_sent_has_its_time"),
        (MessageState.FAILED, "sent_at = now()", "message_sent_has_its_time"),
        (MessageState.SENT, "digest_id = id", "message_combined_has_its_digest"),
        (MessageState.COMBINED, "digest_id = NULL", "message_combined_has_its_digest"),
        (MessageState.FAILED, "decided_at = now()", "message_decision_has_who_and_when"),
        (MessageState.FAILED, "decision_reason = 'x'", "message_decision_has_who_and_when"),
    ],
)
def test_a_message_has_what_its_state_says_and_nothing_else(state: MessageState, change: str, constraint: str) -> None:
    message = MessageFactory.create(state=state)
    with refused_by(constraint):
        sql(f"UPDATE contacts_message SET {change} WHERE id = %s", message.pk)


@pytest.mark.parametrize("part", ["subject", "name", "address"])
def test_no_header_of_a_message_has_a_second_line(part: str) -> None:
    with pytest.raises(IntegrityError, match="message_headers_are_one_line"):
        MessageFactory.create(**{part: "x\r\nBcc: other@example.invalid"})


def test_no_address_gets_two_mails_of_one_key() -> None:
    MessageFactory.create(key="notice:1", address="desk@example.invalid")
    with refused_by("one_message_of_a_key_to_an_address"):
        MessageFactory.create(key="notice:1", address="Desk@Example.invalid")


def test_no_message_has_two_attempts_at_once() -> None:
    attempt = DeliveryAttemptFactory.create()
    with refused_by("one_attempt_at_a_time"):
        DeliveryAttemptFactory.create(message=attempt.message)


def test_no_two_attempts_have_one_number() -> None:
    attempt = DeliveryAttemptFactory.create(outcome=DeliveryOutcome.ACCEPTED)
    with refused_by("attempts_are_numbered"):
        DeliveryAttemptFactory.create(message=attempt.message, number=1)


def test_an_attempt_ends_with_an_outcome() -> None:
    attempt = DeliveryAttemptFactory.create()
    with refused_by("attempt_ends_with_an_outcome"):
        sql("UPDATE contacts_deliveryattempt SET ended_at = now() WHERE id = %s", attempt.pk)


def test_an_attempt_that_has_ended_stays_as_it_was() -> None:
    attempt = DeliveryAttemptFactory.create(outcome=DeliveryOutcome.REFUSED_FOR_NOW)
    with refused_by("attempt_kept_as_it_was"):
        sql("UPDATE contacts_deliveryattempt SET outcome = 'accepted' WHERE id = %s", attempt.pk)


@pytest.mark.parametrize("change", ["number = 9", "began_at = now()"])
def test_the_beginning_of_an_attempt_stays_as_it_was(change: str) -> None:
    attempt = DeliveryAttemptFactory.create()
    with refused_by("attempt_kept_as_it_was"):
        sql(f"UPDATE contacts_deliveryattempt SET {change} WHERE id = %s", attempt.pk)


def test_no_attempt_is_deleted() -> None:
    attempt = DeliveryAttemptFactory.create()
    with refused_by("attempt_kept_as_it_was"):
        sql("DELETE FROM contacts_deliveryattempt WHERE id = %s", attempt.pk)


def test_no_obligation_has_two_reminders_of_a_kind_and_day() -> None:
    reminder = ReminderFactory.create()
    with refused_by("one_reminder_of_a_kind_and_day"):
        ReminderFactory.create(obligation=reminder.obligation)


def test_a_reminder_that_was_sent_has_its_time() -> None:
    with refused_by("reminder_sent_has_its_time"):
        ReminderFactory.create(state=ReminderState.SENT)
    with refused_by("reminder_sent_has_its_time"):
        ReminderFactory.create(sent_at=RECORDED_AT)
