"""One worker gets a message, and nobody takes it from a worker that lives."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Event, Thread
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from contacts.enums import DeliveryOutcome, DeliveryPhase, MessageKind, MessageState
from contacts.models import Message
from contacts.services import delivery
from contacts.services.delivery import claims
from contacts.services.delivery.smtp import SmtpResult, converse
from tests.concurrency import at_once
from tests.factories.messages import DeliveryAttemptFactory, MessageFactory
from tests.fixtures.smtp import Sink

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)
WORKERS = 8


def left_by_a_dead_worker(phase: DeliveryPhase, kind: MessageKind) -> Message:
    message = MessageFactory.create(state=MessageState.SENDING, kind=kind, claimed_at=NOW)
    DeliveryAttemptFactory.create(message=message, phase=phase)
    return message


def test_of_eight_workers_with_one_message_one_sends_it(mail_server: Sink) -> None:
    message = MessageFactory.create()
    at_once(WORKERS, lambda: delivery.deliver(message=message.pk, at=NOW))
    assert mail_server.copies == {message.message_id: 1}
    assert message.attempts.count() == 1


def test_without_the_conditional_update_all_eight_would_send_it() -> None:
    """The twin of the test above: it shows what reading first and writing then would do."""
    message = MessageFactory.create()
    all_have_read = Barrier(WORKERS)

    def read_then_write() -> bool:
        row = Message.objects.get(pk=message.pk)
        waits = row.state_of is MessageState.QUEUED
        all_have_read.wait(timeout=30)
        if waits:
            row.state, row.next_attempt_at = MessageState.SENDING, None
            row.claim, row.claimed_at = uuid4(), NOW
            row.save(update_fields=["state", "next_attempt_at", "claim", "claimed_at"])
        return waits

    assert at_once(WORKERS, read_then_write) == [True] * WORKERS


def test_a_slow_delivery_is_never_taken_back() -> None:
    message = MessageFactory.create(kind=MessageKind.NOTICE)
    claimed, swept = Event(), Event()

    def slow() -> None:
        with claims.claimed(message.pk, NOW) as claim:
            assert claim is not None
            claimed.set()
            assert swept.wait(timeout=30)
            assert claims.settle(claim, SmtpResult(DeliveryOutcome.ACCEPTED), LATER)
        connection.close()

    worker = Thread(target=slow)
    worker.start()
    assert claimed.wait(timeout=30)
    delivery.sweep(at=LATER)
    message.refresh_from_db()
    assert message.state == MessageState.SENDING
    swept.set()
    worker.join()
    message.refresh_from_db()
    assert message.state == MessageState.SENT


def test_by_its_age_alone_it_would_be_taken_back() -> None:
    """The twin of the test above: without asking for the lock, a slow worker looks like a dead one."""
    message = MessageFactory.create()
    with claims.claimed(message.pk, NOW) as claim:
        assert claim is not None
        assert list(Message.objects.filter(state=MessageState.SENDING, claimed_at__lte=LATER - claims.YOUNG)) == [
            message
        ]


@pytest.mark.parametrize("kind", [MessageKind.NOTICE, MessageKind.DECISION])
def test_what_a_dead_worker_had_not_handed_over_is_due_again_at_once(kind: MessageKind) -> None:
    message = left_by_a_dead_worker(DeliveryPhase.CONNECTING, kind)
    delivery.sweep(at=LATER)
    message.refresh_from_db()
    assert (message.state, message.next_attempt_at) == (MessageState.QUEUED, LATER)
    assert message.attempts.get().outcome == DeliveryOutcome.INTERRUPTED


@pytest.mark.parametrize(
    ("kind", "state"), [(MessageKind.NOTICE, MessageState.UNCERTAIN), (MessageKind.DECISION, MessageState.QUEUED)]
)
def test_what_a_dead_worker_had_handed_over_is_in_doubt(kind: MessageKind, state: MessageState) -> None:
    message = left_by_a_dead_worker(DeliveryPhase.DATA, kind)
    delivery.sweep(at=LATER)
    message.refresh_from_db()
    assert message.state == state
    assert message.attempts.get().outcome == DeliveryOutcome.NO_ANSWER_AFTER_DATA


def test_a_young_claim_is_left_to_its_worker() -> None:
    message = left_by_a_dead_worker(DeliveryPhase.CONNECTING, MessageKind.NOTICE)
    delivery.sweep(at=NOW + claims.YOUNG - timedelta(seconds=1))
    message.refresh_from_db()
    assert message.state == MessageState.SENDING


def test_a_claim_whose_machine_vanished_is_taken_back_though_its_session_seems_to_live() -> None:
    message = MessageFactory.create()
    with claims.claimed(message.pk, NOW) as claim:
        assert claim is not None
        at_once(1, lambda: delivery.sweep(at=NOW + claims.OLD))
        message.refresh_from_db()
        assert message.state == MessageState.QUEUED
        with pytest.raises(claims.ClaimLostError):
            claims.enter_content(claim)
        assert claims.settle(claim, SmtpResult(DeliveryOutcome.ACCEPTED), NOW) is None


def test_who_lost_the_claim_hands_nothing_over(mail_server: Sink, monkeypatch: pytest.MonkeyPatch) -> None:
    message = MessageFactory.create()

    def too_late(row: Message, **kwargs: Any) -> SmtpResult:
        at_once(1, lambda: delivery.sweep(at=NOW + claims.OLD))
        return converse(row, **kwargs)

    monkeypatch.setattr(delivery, "converse", too_late)
    delivery.deliver(message=message.pk, at=NOW)
    message.refresh_from_db()
    assert mail_server.taken == []
    assert message.state == MessageState.QUEUED


def test_of_eight_sweepers_one_takes_a_message_back() -> None:
    message = left_by_a_dead_worker(DeliveryPhase.CONNECTING, MessageKind.NOTICE)
    taken = at_once(WORKERS, lambda: claims.take_back(message.pk, message.claim, LATER))
    assert [row for row in taken if row] == [message]


def test_handing_over_and_taking_back_at_one_instant_leave_one_of_them(mail_server: Sink) -> None:
    for _ in range(20):
        message = MessageFactory.create(kind=MessageKind.NOTICE)
        with claims.claimed(message.pk, NOW) as claim:
            assert claim is not None
            ready = Barrier(2)

            def take_back(claim: claims.MessageLease = claim, ready: Barrier = ready) -> None:
                ready.wait(timeout=30)
                claims.take_back(claim.message.pk, claim.token, NOW + claims.OLD)
                connection.close()

            sweeper = Thread(target=take_back)
            sweeper.start()
            ready.wait(timeout=30)
            try:
                claims.enter_content(claim)
                handed_over = True
            except claims.ClaimLostError:
                handed_over = False
            sweeper.join()
        message.refresh_from_db()
        assert message.state == (MessageState.UNCERTAIN if handed_over else MessageState.QUEUED)
