"""Recording mail: with its act or not at all, once for a key and an address, and as plain words."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from celery import Celery
from django.db import transaction
from redis.exceptions import ReadOnlyError, ResponseError

from contacts.enums import MessageKind, MessageState
from contacts.exceptions import HeaderUnsafeError
from contacts.models import Message
from contacts.rules.email_content import EmailContent
from contacts.services import outbox
from contacts.services.addresses import Addressee
from core.tasks import dispatch
from mocportal.celery import app
from tests.concurrency import at_once
from tests.factories.contacts import ContactPointFactory, ContactPointOfficerFactory, ParticipantFactory

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
DESK = Addressee("Fictitious desk", "desk@example.invalid", "en")
LETTER = EmailContent("Fictitious subject", ("First.", "Second."), link="/notices/12/", footer="Not legally binding.")


def post(*, key: str = "notice:12:4", to: Addressee = DESK, letter: EmailContent = LETTER) -> Message:
    return outbox.post(kind=MessageKind.NOTICE, key=key, to=to, letter=letter, at=NOW)


@pytest.fixture
def broker_away() -> Iterator[None]:
    """Name a broker that is not there, and forget afterwards that it was not."""
    address = app.conf.broker_url
    app.conf.update(broker_url="redis://127.0.0.1:1/0")
    yield
    app.conf.update(broker_url=address)
    dispatch.quiet.end()


def test_a_message_is_recorded_as_due_at_once(db: None) -> None:
    message = post()
    assert (message.state, message.recorded_at, message.next_attempt_at) == (MessageState.QUEUED, NOW, NOW)
    assert message.message_id.endswith("@localhost>")


def test_recording_again_returns_the_message_that_is_there(db: None) -> None:
    first = post()
    again = post(to=Addressee("Another name", "DESK@example.invalid", "fr"))
    assert again == first
    assert Message.objects.get().name == "Fictitious desk"


def test_another_key_or_another_address_is_another_mail(db: None) -> None:
    assert len({post().pk, post(key="notice:13:4").pk, post(to=Addressee("", "other@example.invalid", "en")).pk}) == 3


def test_text_and_html_say_the_same(db: None) -> None:
    message = post()
    assert message.text == (
        "First.\n\nSecond.\n\nOpen in the portal\nhttp://localhost:8000/notices/12/\n\nNot legally binding.\n"
    )
    for words in ("First.", "Second.", 'href="http://localhost:8000/notices/12/"', "Not legally binding."):
        assert words in message.html
    assert '<html lang="en">' in message.html


def test_words_of_users_are_words_in_html_and_in_text(db: None) -> None:
    hostile = "<script>alert(1)</script> & {{ 7|add:7 }}"
    message = post(letter=EmailContent(hostile, (hostile,), footer=hostile))
    assert "<script>" not in message.html
    assert message.html.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp; {{ 7|add:7 }}") == 5
    assert message.text.count(hostile) == 2


@pytest.mark.parametrize("character", ["\n", "\r", "\x00", "\x0b", "\x85", "\u2028", "\ud800"])
@pytest.mark.parametrize("part", ["subject", "name", "address"])
def test_nothing_that_would_end_a_header_is_recorded(db: None, part: str, character: str) -> None:
    hostile = f"x{character}Bcc: other@example.invalid"
    with pytest.raises(HeaderUnsafeError):
        post(
            letter=EmailContent(hostile if part == "subject" else "Subject", ()),
            to=Addressee(
                hostile if part == "name" else "Name", hostile if part == "address" else "a@example.invalid", "en"
            ),
        )
    assert not Message.objects.exists()


def test_a_mail_to_a_contact_point_goes_to_each_of_its_addresses_in_its_language(db: None) -> None:
    point = ContactPointFactory.create(mailbox="mailbox@example.invalid", language="fr")
    ContactPointOfficerFactory.create(contact_point=point, official__email="officer@example.invalid")
    messages = outbox.post_to_contact_point(
        kind=MessageKind.DECISION,
        key="decision:1",
        contact_point=point,
        words=lambda language: EmailContent(f"In {language}", ()),
        at=NOW,
    )
    assert [(message.address, message.language, message.subject) for message in messages] == [
        ("mailbox@example.invalid", "fr", "In fr"),
        ("officer@example.invalid", "fr", "In fr"),
    ]
    assert {message.participant for message in messages} == {point.participant}


def test_a_mail_to_no_contact_point_can_still_be_a_participants(db: None) -> None:
    ministry = ParticipantFactory.create()
    message = outbox.post(
        kind=MessageKind.INVITATION, key="invitation:1", to=DESK, letter=LETTER, at=NOW, participant=ministry
    )
    assert message.participant == ministry
    assert outbox.is_current(message, NOW)


@pytest.mark.django_db(transaction=True)
def test_what_the_caller_takes_back_was_never_recorded() -> None:
    with transaction.atomic():
        post()
        transaction.set_rollback(True)
    assert not Message.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_eight_that_record_the_same_at_one_instant_record_one() -> None:
    recorded = at_once(8, lambda: post().pk)
    assert recorded == [Message.objects.get().pk] * 8


@pytest.mark.django_db(transaction=True)
def test_a_worker_is_told_after_the_commit_and_once() -> None:
    app.control.purge()
    with transaction.atomic():
        post()
        assert app.control.purge() == 0
    post()
    assert app.control.purge() == 1


def test_a_subject_that_is_too_long_ends_visibly(db: None) -> None:
    message = post(letter=EmailContent("長" * 400, ()))
    assert len(message.subject) == 300
    assert message.subject.endswith("長…")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("error", [ResponseError("OOM command not allowed"), ReadOnlyError("replica"), ValueError()])
def test_a_broker_that_refuses_harms_nobody(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Celery, "send_task", refuse)
    post()
    assert Message.objects.waiting().count() == 1
    dispatch.quiet.end()


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_away_costs_a_moment_and_nothing_else(broker_away: None) -> None:
    begun = time.monotonic()
    with transaction.atomic():
        for number in range(12):
            post(key=f"notice:{number}")
    assert time.monotonic() - begun < 12 * dispatch.PATIENCE
    assert Message.objects.waiting().count() == 12
