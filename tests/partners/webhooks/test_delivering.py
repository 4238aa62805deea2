"""A message on its way to a real server: signed, tried again, given up, and never sent by two at once."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone
from standardwebhooks import WebhookVerificationError

from contacts.models import Message
from partners.models import Webhook, WebhookAttempt, WebhookMessage
from partners.rules.retries import WebhookResult
from partners.services import webhooks
from partners.services.webhooks import claims, delivering, http_client
from partners.webhook_enums import AttemptOutcome, OffReason, WebhookMessageState
from tests.concurrency import at_once
from tests.factories.webhooks import (
    WebhookAttemptFactory,
    WebhookFactory,
    WebhookMessageFactory,
    secret_of,
    settled_change,
)
from tests.partners.webhooks.receiver import Receiver, Reply

pytestmark = pytest.mark.django_db


def deliver(webhook: Webhook, at: datetime | None = None) -> None:
    webhooks.deliver(webhook=webhook.pk, at=at or timezone.now())


def test_a_message_arrives_signed_and_counts_as_delivered(webhook: Webhook, secret: str, receiver: Receiver) -> None:
    message = WebhookMessageFactory.create(webhook=webhook)
    deliver(webhook)
    [request] = receiver.requests
    assert request.verified_with(secret) == json.loads(message.body)
    assert request.body == message.body.encode()
    assert request.message_id == message.message_id
    assert request.headers["content-type"] == "application/json"
    message.refresh_from_db()
    assert message.state == WebhookMessageState.DELIVERED
    attempt = message.attempts.get()
    assert (attempt.outcome, attempt.status) == (AttemptOutcome.ACCEPTED, 200)


def test_another_secret_does_not_verify_it(webhook: Webhook, receiver: Receiver) -> None:
    WebhookMessageFactory.create(webhook=webhook)
    deliver(webhook)
    with pytest.raises(WebhookVerificationError):
        receiver.requests[0].verified_with(secret_of(WebhookFactory.create()))


def test_a_changed_body_does_not_verify(webhook: Webhook, secret: str, receiver: Receiver) -> None:
    WebhookMessageFactory.create(webhook=webhook)
    deliver(webhook)
    request = receiver.requests[0]
    changed = type(request)(request.path, request.headers, request.body.replace(b"changed", b"deleted"))
    with pytest.raises(WebhookVerificationError):
        changed.verified_with(secret)


def test_the_id_stays_and_the_time_of_the_attempt_is_new_with_each_attempt(
    webhook: Webhook, secret: str, receiver: Receiver
) -> None:
    message = WebhookMessageFactory.create(webhook=webhook)
    receiver.replies = [Reply(500), Reply(200)]
    now = timezone.now()
    deliver(webhook, now)
    deliver(webhook, now + timedelta(seconds=10))
    first, second = receiver.requests
    assert {first.message_id, second.message_id} == {message.message_id}
    assert int(second.headers["webhook-timestamp"]) - int(first.headers["webhook-timestamp"]) == 10
    assert second.verified_with(secret) == first.verified_with(secret)


def test_while_two_secrets_sign_either_verifies(webhook: Webhook, secret: str, receiver: Receiver) -> None:
    now = timezone.now()
    new = webhooks.rotate(webhook=webhook, at=now)
    WebhookMessageFactory.create(webhook=webhook)
    deliver(webhook)
    assert len(receiver.requests[0].headers["webhook-signature"].split(" ")) == 2
    assert receiver.requests[0].verified_with(secret)
    assert receiver.requests[0].verified_with(new)


def test_what_fails_is_tried_ten_times_over_three_days_and_then_the_webhook_is_off(
    webhook: Webhook, receiver: Receiver
) -> None:
    webhook.client.contact.email = "officer@example.invalid"
    webhook.client.contact.save(update_fields=["email"])
    message = WebhookMessageFactory.create(webhook=webhook)
    receiver.replies = [Reply(500, pieces=(b"Out of order",))]
    begun = at = timezone.now()
    while message.state == WebhookMessageState.WAITING:
        deliver(webhook, at)
        message.refresh_from_db()
        at = message.next_attempt_at or at
    webhook.refresh_from_db()
    assert len(receiver.requests) == message.attempts.count() == 10
    assert set(receiver.ids) == {message.message_id}
    assert at - begun > timedelta(days=3)
    assert set(message.attempts.values_list("outcome", "status", "answer")) == {
        (AttemptOutcome.REFUSED, 500, "Out of order")
    }
    assert (message.state, webhook.off_because) == (WebhookMessageState.FAILED, OffReason.FAILING)
    assert Message.objects.get().address == "officer@example.invalid"


def test_a_receiver_that_is_gone_is_given_up_after_three_days_however_many_messages_wait(webhook: Webhook) -> None:
    Webhook.objects.filter(pk=webhook.pk).update(url="http://127.0.0.1:9/hook")
    begun = at = timezone.now()
    WebhookMessageFactory.create_batch(300, webhook=webhook, recorded_at=begun)
    attempts = 0
    while webhook.is_on:
        deliver(webhook, at)
        attempts += 1
        webhook.refresh_from_db()
        assert webhook.quiet_until is not None
        at = max(webhook.quiet_until, at + timedelta(hours=1))
    assert timedelta(days=3) < at - begun < timedelta(days=3, hours=6)
    assert WebhookAttempt.objects.count() == attempts < 100
    assert webhook.off_because == OffReason.FAILING
    assert set(WebhookMessage.objects.values_list("state", flat=True)) == {WebhookMessageState.FAILED}


def test_one_message_that_the_receiver_cannot_take_turns_nothing_off(webhook: Webhook, receiver: Receiver) -> None:
    message = WebhookMessageFactory.create(webhook=webhook)
    receiver.replies = [*[Reply(500)] * 9, Reply(200), Reply(500)]
    at = timezone.now()
    for _ in range(9):
        deliver(webhook, at)
        message.refresh_from_db()
        at = message.next_attempt_at or at
    WebhookMessageFactory.create(webhook=webhook, recorded_at=at - timedelta(hours=1))
    deliver(webhook, at)
    message.refresh_from_db()
    webhook.refresh_from_db()
    assert message.state == WebhookMessageState.FAILED
    assert webhook.is_on


def test_410_disables_the_webhook_and_notifies_its_contact(webhook: Webhook, receiver: Receiver) -> None:
    webhook.client.contact.email = "officer@example.invalid"
    webhook.client.contact.save(update_fields=["email"])
    receiver.replies = [Reply(410)]
    now = timezone.now()
    WebhookMessageFactory.create_batch(3, webhook=webhook)
    deliver(webhook, now + timedelta(seconds=1))
    webhook.refresh_from_db()
    assert len(receiver.requests) == 1
    assert webhook.off_because == OffReason.GONE
    assert set(WebhookMessage.objects.values_list("state", flat=True)) == {WebhookMessageState.FAILED}
    mail = Message.objects.get()
    assert webhook.url in mail.text
    assert mail.link == webhook.get_absolute_url()


def test_a_redirect_is_a_failure_and_is_not_followed(webhook: Webhook, receiver: Receiver) -> None:
    receiver.replies = [Reply(302, {"Location": f"{receiver.url}/elsewhere"})]
    message = WebhookMessageFactory.create(webhook=webhook)
    deliver(webhook)
    assert [request.path for request in receiver.requests] == ["/hook"]
    assert message.attempts.get().status == 302


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_keeps_all_messages_back(webhook: Webhook, receiver: Receiver, status: int) -> None:
    receiver.replies = [Reply(status, {"Retry-After": "3600"}), Reply(200)]
    now = timezone.now()
    WebhookMessageFactory.create_batch(2, webhook=webhook)
    deliver(webhook, now + timedelta(seconds=1))
    deliver(webhook, now + timedelta(minutes=59))
    assert len(receiver.requests) == 1
    deliver(webhook, now + timedelta(minutes=61))
    assert len(receiver.requests) == 3


def test_a_slow_receiver_is_no_longer_waited_for_after_the_limit(
    webhook: Webhook, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_client, "TIME_LIMIT", 0.3)
    receiver.replies = [Reply(before=30)]
    message = WebhookMessageFactory.create(webhook=webhook)
    deliver(webhook)
    assert message.attempts.get().outcome == AttemptOutcome.NO_ANSWER
    webhook.refresh_from_db()
    assert webhook.quiet_until is not None


def test_an_answer_that_comes_byte_by_byte_ends_with_the_limit_and_counts_by_its_status(
    webhook: Webhook, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_client, "TIME_LIMIT", 3)
    receiver.replies = [Reply(pieces=(b".",) * 1000, pause=0.05)]
    message = WebhookMessageFactory.create(webhook=webhook)
    deliver(webhook)
    message.refresh_from_db()
    assert message.state == WebhookMessageState.DELIVERED


def test_of_a_huge_answer_no_more_is_read_than_the_limit(webhook: Webhook, receiver: Receiver) -> None:
    sent = []

    class Counted(bytes):
        """Notes that it went out."""

        def __len__(self) -> int:
            sent.append(1)
            return super().__len__()

    receiver.replies = [Reply(500, pieces=(b"x" * 65536,) * 400)]
    message = WebhookMessageFactory.create(webhook=webhook)
    deliver(webhook)
    assert message.attempts.get().answer == "x" * 300


def test_response_is_stored_as_one_plain_line(webhook: Webhook, receiver: Receiver) -> None:
    receiver.replies = [Reply(500, pieces=("a\x00b\r\n\x1b[31mc \ud83d".encode("utf-8", "surrogatepass"),))]
    message = WebhookMessageFactory.create(webhook=webhook)
    deliver(webhook)
    assert message.attempts.get().answer == "a b [31mc \ufffd\ufffd\ufffd"


def test_unreachable_receiver_is_retried_after_a_back_off(webhook: Webhook) -> None:
    Webhook.objects.filter(pk=webhook.pk).update(url="http://127.0.0.1:9/hook")
    message, other = WebhookMessageFactory.create_batch(2, webhook=webhook)
    deliver(webhook)
    assert message.attempts.get().outcome == AttemptOutcome.NO_CONNECTION
    assert not other.attempts.exists()


@pytest.mark.parametrize("what", ["client", "account", "contact", "role"])
def test_nothing_is_delivered_without_permission(webhook: Webhook, receiver: Receiver, what: str) -> None:
    message = WebhookMessageFactory.create(webhook=webhook)
    client = webhook.client
    match what:
        case "client":
            client.ended_at, client.ended_by, client.ended_because = timezone.now(), client.contact, "Over"
            client.save(update_fields=["ended_at", "ended_by", "ended_because"])
        case "account" | "contact":
            account = getattr(client, what)
            account.is_active = False
            account.save(update_fields=["is_active"])
        case "role":
            client.contact.role = "reader"
            client.contact.save(update_fields=["role"])
    deliver(webhook)
    message.refresh_from_db()
    assert receiver.requests == []
    assert message.state == WebhookMessageState.WITHDRAWN


def test_nothing_is_delivered_without_the_scope(webhook: Webhook, receiver: Receiver) -> None:
    message = WebhookMessageFactory.create(webhook=webhook, change=settled_change("commitment"))
    webhook.client.scopes = ["people:read"]
    webhook.client.save(update_fields=["scopes"])
    deliver(webhook)
    message.refresh_from_db()
    assert (receiver.requests, message.state) == ([], WebhookMessageState.WITHDRAWN)


def test_a_secret_from_under_a_lost_key_sends_nothing_and_says_so(
    webhook: Webhook, receiver: Receiver, settings: object
) -> None:
    settings.SECRET_KEY = "another"  # type: ignore[attr-defined]
    message = WebhookMessageFactory.create(webhook=webhook)
    deliver(webhook)
    assert receiver.requests == []
    assert message.attempts.get().outcome == AttemptOutcome.UNSIGNED


def test_a_worker_that_was_killed_sends_again_with_the_same_id(webhook: Webhook, receiver: Receiver) -> None:
    now = timezone.now()
    message = WebhookMessageFactory.create(webhook=webhook, recorded_at=now)
    claim = claims.claim_next(webhook.pk, now)
    assert claim is not None
    with http_client.sender() as line:
        delivering._attempt(claim, line, now)
    deliver(webhook, now + timedelta(seconds=1))
    assert receiver.ids == [message.message_id]
    deliver(webhook, now + claims.LAPSE)
    assert receiver.ids == [message.message_id] * 2
    assert list(message.attempts.values_list("outcome", flat=True)) == [
        AttemptOutcome.INTERRUPTED,
        AttemptOutcome.ACCEPTED,
    ]


def test_a_worker_that_comes_back_too_late_changes_nothing(webhook: Webhook) -> None:
    now = timezone.now()
    message = WebhookMessageFactory.create(webhook=webhook, recorded_at=now)
    late = claims.claim_next(webhook.pk, now)
    taken = claims.claim_next(webhook.pk, now + claims.LAPSE)
    assert late is not None
    assert taken is not None
    assert claims.settle(late, WebhookResult(AttemptOutcome.GONE, 410), now) is None
    message.refresh_from_db()
    assert message.claim == taken.token


@pytest.mark.django_db(transaction=True)
def test_of_eight_workers_with_five_messages_each_is_sent_once(webhook: Webhook, receiver: Receiver) -> None:
    messages = WebhookMessageFactory.create_batch(5, webhook=webhook)
    at_once(8, lambda: deliver(webhook))
    assert sorted(receiver.ids) == sorted(message.message_id for message in messages)


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_on_the_webhook_the_claim_still_keeps_a_message_with_one_worker(webhook: Webhook) -> None:
    WebhookMessageFactory.create(webhook=webhook)
    now = timezone.now()
    claimed = at_once(8, lambda: claims.claim_next(webhook.pk, now))
    assert len([claim for claim in claimed if claim]) == 1


# What another session does is told to its owner alone.
@pytest.mark.owner
@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_the_receiver_thinks(webhook: Webhook, receiver: Receiver) -> None:
    seen: list[bool] = []
    receiver.when_asked = lambda: seen.append(connection_is_idle(pid))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    WebhookMessageFactory.create(webhook=webhook)
    deliver(webhook)
    assert seen == [True]


def connection_is_idle(pid: int) -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT state = 'idle' FROM pg_stat_activity WHERE pid = %s", [pid])
            return bool(cursor.fetchone()[0])
    finally:
        connection.close()


def test_the_sweep_hands_over_each_webhook_with_something_due_once(
    webhook: Webhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[int] = []
    monkeypatch.setattr(delivering, "hand_over", lambda _task, *rows: handed.extend(rows))
    now = timezone.now()
    WebhookMessageFactory.create_batch(2, webhook=webhook, recorded_at=now)
    WebhookMessageFactory.create(recorded_at=now + timedelta(minutes=1))
    WebhookMessageFactory.create(webhook__quiet_until=now + timedelta(minutes=1), recorded_at=now)
    WebhookMessageFactory.create(webhook__off_since=now, webhook__off_because=OffReason.BY_HAND, recorded_at=now)
    WebhookMessageFactory.create(state=WebhookMessageState.DELIVERED)
    webhooks.sweep(at=now)
    assert handed == [webhook.pk]


def test_an_attempt_that_never_ended_shows_no_duration() -> None:
    attempt = WebhookAttemptFactory.create(message__recorded_at=datetime(2026, 11, 26, tzinfo=UTC))
    assert attempt.duration is None
