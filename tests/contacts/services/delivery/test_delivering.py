"""One message and a real SMTP server: what it gets, and what is written down of how it answered."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError
from django.db.utils import Error as DatabaseError

from contacts.enums import DeliveryOutcome, DeliveryPhase, MessageKind, MessageState
from contacts.models import Message
from contacts.rules.email_content import EmailContent
from contacts.services import delivery, outbox
from contacts.services.delivery import claims
from tests.factories.contacts import ContactPointFactory, ContactPointOfficerFactory
from tests.factories.messages import MessageFactory
from tests.fixtures.smtp import Does, Sink

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LETTER = EmailContent("Fictitious subject", ("Fictitious line.",))


def delivered(message: Message, at: datetime = NOW) -> Message:
    delivery.deliver(message=message.pk, at=at)
    message.refresh_from_db()
    return message


def test_a_message_that_is_accepted_is_sent(mail_server: Sink) -> None:
    message = delivered(MessageFactory.create())
    assert message.state == MessageState.SENT
    assert message.sent_at is not None
    assert message.sent_at - NOW < MINUTE
    attempt = message.attempts.get()
    assert (attempt.number, attempt.outcome, attempt.phase) == (1, DeliveryOutcome.ACCEPTED, DeliveryPhase.DATA)
    assert (attempt.reply_code, attempt.reply_text) == (250, "OK")


def test_the_mail_has_one_recipient_and_says_that_no_person_wrote_it(mail_server: Sink) -> None:
    message = delivered(
        MessageFactory.create(name="Ministère, fictif", address="bureau@example.invalid", language="fr")
    )
    mail = mail_server.taken[0]
    assert mail_server.envelopes == [("moc-portal@localhost", ["bureau@example.invalid"])]
    assert mail.get_all("To") == ['"Ministère, fictif" <bureau@example.invalid>']
    assert mail.get_all("Cc") is None
    assert mail["Message-ID"] == message.message_id
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Content-Language"] == "fr"
    assert mail["Date"].datetime == message.recorded_at


@pytest.mark.parametrize(
    "text",
    ["第3回局長級対話の議題。\n" + "長" * 2000 + "\n", "Line\n.\n..\n.. Dialogue\nFrom here\n", "é" * 2000 + "\n.\n"],
)
def test_text_and_html_arrive_as_they_were_recorded(mail_server: Sink, text: str) -> None:
    delivered(MessageFactory.create(text=text, html="<p>蓄電池</p>", subject="次官補への通知"))
    mail = mail_server.taken[0]
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert mail["Subject"] == "次官補への通知"
    assert plain.get_content().splitlines() == text.splitlines()
    assert html.get_content().strip() == "<p>蓄電池</p>"


def test_two_attempts_send_the_same_bytes(mail_server: Sink) -> None:
    message = MessageFactory.create(address="once@example.invalid")
    mail_server.does["once@example.invalid"] = Does.DROP_AFTER_CONTENT
    delivered(message)
    mail_server.does["once@example.invalid"] = Does.ACCEPT
    delivered(message, NOW + 2 * MINUTE)
    first, second = mail_server.taken
    assert first.as_bytes() == second.as_bytes()


@pytest.mark.parametrize(
    ("does", "outcome", "code", "state"),
    [
        (Does.REFUSE_RECIPIENT_FOR_NOW, DeliveryOutcome.REFUSED_FOR_NOW, 450, MessageState.QUEUED),
        (Does.REFUSE_RECIPIENT_FOR_GOOD, DeliveryOutcome.REFUSED_FOR_GOOD, 550, MessageState.FAILED),
        (Does.REFUSE_CONTENT_FOR_NOW, DeliveryOutcome.REFUSED_FOR_NOW, 451, MessageState.QUEUED),
        (Does.REFUSE_CONTENT_FOR_GOOD, DeliveryOutcome.REFUSED_FOR_GOOD, 554, MessageState.FAILED),
        (Does.HANG_BEFORE_CONTENT, DeliveryOutcome.NO_ANSWER_BEFORE_DATA, None, MessageState.QUEUED),
        (Does.DROP_BEFORE_CONTENT, DeliveryOutcome.NO_ANSWER_BEFORE_DATA, None, MessageState.QUEUED),
        (Does.HANG_AFTER_CONTENT, DeliveryOutcome.NO_ANSWER_AFTER_DATA, None, MessageState.UNCERTAIN),
        (Does.DROP_AFTER_CONTENT, DeliveryOutcome.NO_ANSWER_AFTER_DATA, None, MessageState.UNCERTAIN),
    ],
)
def test_a_formal_message_goes_the_way_of_the_answer(
    mail_server: Sink, does: Does, outcome: DeliveryOutcome, code: int | None, state: MessageState, settings: Any
) -> None:
    if does in {Does.HANG_BEFORE_CONTENT, Does.HANG_AFTER_CONTENT}:
        settings.MAILERS["default"]["OPTIONS"]["timeout"] = 2
    mail_server.does["hard@example.invalid"] = does
    message = delivered(MessageFactory.create(kind=MessageKind.NOTICE, address="hard@example.invalid"))
    attempt = message.attempts.get()
    assert (attempt.outcome, attempt.reply_code, message.state) == (outcome, code, state)
    assert attempt.next_attempt_at == message.next_attempt_at


def test_a_server_that_is_away_is_asked_again_in_a_minute(mail_server: Sink, settings) -> None:
    settings.MAILERS["default"]["OPTIONS"]["port"] = 1
    message = delivered(MessageFactory.create())
    assert message.state == MessageState.QUEUED
    assert message.next_attempt_at is not None
    assert MINUTE <= message.next_attempt_at - NOW < 2 * MINUTE
    assert message.attempts.get().outcome == DeliveryOutcome.NO_ANSWER_BEFORE_DATA


def test_a_server_that_does_not_want_the_portal_fails_no_message_for_good(mail_server: Sink) -> None:
    mail_server.greets = False
    message = delivered(MessageFactory.create())
    attempt = message.attempts.get()
    assert message.state == MessageState.QUEUED
    assert (attempt.outcome, attempt.reply_code) == (DeliveryOutcome.REFUSED_FOR_NOW, 554)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_an_outcome_is_kept_until_the_database_is_back(
    mail_server: Sink, monkeypatch: pytest.MonkeyPatch, error: type[DatabaseError]
) -> None:
    settle = claims.settle
    away = iter([True, True, False])

    def settle_once_it_is_back(*args: Any) -> Message | None:
        if next(away):
            raise error
        return settle(*args)

    monkeypatch.setattr(delivery, "settle", settle_once_it_is_back)
    monkeypatch.setattr(delivery, "PAUSE", 0)
    assert delivered(MessageFactory.create()).state == MessageState.SENT


@pytest.mark.django_db(transaction=True)
def test_an_outcome_that_nobody_takes_is_an_error_in_the_end(
    mail_server: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any) -> None:
        raise OperationalError

    monkeypatch.setattr(delivery, "settle", away)
    monkeypatch.setattr(delivery, "PATIENCE", 0)
    message = MessageFactory.create()
    with pytest.raises(OperationalError):
        delivery.deliver(message=message.pk, at=NOW)
    message.refresh_from_db()
    assert message.state == MessageState.SENDING


def test_before_its_time_a_message_is_left_alone(mail_server: Sink) -> None:
    message = MessageFactory.create(next_attempt_at=NOW + MINUTE)
    assert delivered(message).state == MessageState.QUEUED
    assert not message.attempts.exists()


def test_a_mail_without_an_answer_is_sent_once_more_and_then_waits_for_a_person(mail_server: Sink) -> None:
    mail_server.does["silent@example.invalid"] = Does.DROP_AFTER_CONTENT
    message = delivered(MessageFactory.create(address="silent@example.invalid"))
    assert message.state == MessageState.QUEUED
    assert delivered(message, NOW + 2 * MINUTE).state == MessageState.UNCERTAIN
    assert mail_server.copies == {message.message_id: 2}


def test_an_address_that_cannot_be_written_fails_without_asking_the_server(mail_server: Sink) -> None:
    message = delivered(MessageFactory.create(address="büro@example.invalid"))
    assert message.state == MessageState.FAILED
    assert message.attempts.get().outcome == DeliveryOutcome.REFUSED_FOR_GOOD
    assert mail_server.taken == []


def test_a_mail_follows_the_contact_point_to_its_new_address(mail_server: Sink) -> None:
    point = ContactPointFactory.create(mailbox="former@example.invalid")
    ContactPointOfficerFactory.create(contact_point=point, official__email="officer@example.invalid")
    former, officer = outbox.post_to_contact_point(
        kind=MessageKind.NOTICE, key="notice:1", contact_point=point, words=lambda _: LETTER, at=NOW
    )
    point.mailbox = "new@example.invalid"
    point.save(update_fields=["mailbox"])
    delivered(officer)
    assert delivered(former).state == MessageState.FAILED
    assert former.attempts.get().outcome == DeliveryOutcome.ADDRESS_CHANGED
    new = Message.objects.get(address="new@example.invalid")
    assert (new.key, new.text, new.state) == (former.key, former.text, MessageState.QUEUED)
    assert new.message_id != former.message_id
    delivered(new, NOW + MINUTE)
    assert sorted(mail_server.recipients) == ["new@example.invalid", "officer@example.invalid"]
