"""What a person asks for: a test, one message again, all that failed; and turning a webhook off and on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from contacts.models import Message
from partners.models import Webhook, WebhookMessage
from partners.services import webhooks
from partners.services.webhooks import WebhookStateError
from partners.webhook_enums import OffReason, WebhookMessageState
from tests.factories.contacts import UserFactory
from tests.factories.webhooks import WebhookAttemptFactory, WebhookMessageFactory
from tests.partners.webhooks.receiver import Receiver, Reply

pytestmark = pytest.mark.django_db

DELIVERED, FAILED, WAITING = (
    WebhookMessageState.DELIVERED,
    WebhookMessageState.FAILED,
    WebhookMessageState.WAITING,
)


def deliver(webhook: Webhook) -> None:
    webhooks.deliver(webhook=webhook.pk, at=timezone.now())


def test_a_test_arrives_signed_and_is_in_the_log(webhook: Webhook, secret: str, receiver: Receiver) -> None:
    officer = UserFactory.create()
    message = webhooks.ping(webhook=webhook, by=officer, at=timezone.now())
    deliver(webhook)
    body = receiver.requests[0].verified_with(secret)
    assert body["type"] == "webhook.ping"
    message.refresh_from_db()
    assert (message.state, message.asked_by) == (DELIVERED, officer)


def test_a_test_is_sent_at_once_to_a_receiver_that_is_left_alone(webhook: Webhook, receiver: Receiver) -> None:
    Webhook.objects.update(failures=3, failing_since=timezone.now(), quiet_until=timezone.now() + timedelta(minutes=10))
    webhooks.ping(webhook=webhook, by=None, at=timezone.now())
    deliver(webhook)
    webhook.refresh_from_db()
    assert len(receiver.requests) == 1
    assert (webhook.failures, webhook.failing_since, webhook.quiet_until) == (0, None, None)


@pytest.mark.parametrize("state", [DELIVERED, FAILED])
def test_a_message_is_sent_again_under_its_own_id_with_ten_new_attempts(
    webhook: Webhook, secret: str, receiver: Receiver, state: str
) -> None:
    earlier = timezone.now() - timedelta(days=4)
    message = WebhookMessageFactory.create(webhook=webhook, state=state, recorded_at=earlier)
    WebhookAttemptFactory.create_batch(10, message=message, outcome="refused")
    receiver.replies = [Reply(500)]
    webhooks.send_again(message=message, by=UserFactory.create(), at=timezone.now())
    deliver(webhook)
    message.refresh_from_db()
    assert receiver.ids == [message.message_id]
    assert receiver.requests[0].verified_with(secret)
    assert message.state == WAITING
    assert message.attempts.count() == 11


def test_a_message_that_waits_is_not_sent_twice(webhook: Webhook) -> None:
    message = WebhookMessageFactory.create(webhook=webhook)
    with pytest.raises(WebhookStateError):
        webhooks.send_again(message=message, by=UserFactory.create(), at=timezone.now())


def test_everything_that_failed_since_a_moment_is_sent_again_and_nothing_else(
    webhook: Webhook, receiver: Receiver
) -> None:
    now = timezone.now()
    old, new, fine, theirs = (
        WebhookMessageFactory.create(webhook=webhook, state=FAILED, recorded_at=now - timedelta(days=9)),
        WebhookMessageFactory.create(webhook=webhook, state=FAILED, recorded_at=now - timedelta(days=1)),
        WebhookMessageFactory.create(webhook=webhook, state=DELIVERED, recorded_at=now - timedelta(days=1)),
        WebhookMessageFactory.create(state=FAILED, recorded_at=now - timedelta(days=1)),
    )
    sent = webhooks.send_failed_again(webhook=webhook, since=now - timedelta(days=2), by=UserFactory.create(), at=now)
    deliver(webhook)
    assert sent == 1
    assert receiver.ids == [new.message_id]
    states = dict(WebhookMessage.objects.values_list("pk", "state"))
    assert states == {old.pk: FAILED, new.pk: DELIVERED, fine.pk: DELIVERED, theirs.pk: FAILED}


def test_to_a_webhook_that_is_off_nothing_is_sent_and_what_waited_can_be_sent_once_it_is_on(
    webhook: Webhook, receiver: Receiver
) -> None:
    now = timezone.now()
    message = WebhookMessageFactory.create(webhook=webhook, recorded_at=now)
    webhooks.turn_off(webhook=webhook, because=OffReason.BY_HAND, at=now)
    deliver(webhook)
    message.refresh_from_db()
    assert (receiver.requests, message.state) == ([], FAILED)
    for ask in (
        lambda: webhooks.ping(webhook=webhook, by=None, at=now),
        lambda: webhooks.send_again(message=message, by=None, at=now),
        lambda: webhooks.send_failed_again(webhook=webhook, since=now, by=None, at=now),
    ):
        with pytest.raises(WebhookStateError):
            ask()
    webhooks.turn_on(webhook=webhook)
    webhooks.send_again(message=message, by=None, at=timezone.now())
    deliver(webhook)
    assert receiver.ids == [message.message_id]


def test_who_turns_a_webhook_off_gets_no_mail_about_it(webhook: Webhook) -> None:
    webhook.client.contact.email = "officer@example.invalid"
    webhook.client.contact.save(update_fields=["email"])
    webhooks.turn_off(webhook=webhook, because=OffReason.BY_HAND, at=timezone.now())
    assert not Message.objects.exists()


def test_a_webhook_is_turned_off_once_and_its_contact_told_once(webhook: Webhook) -> None:
    webhook.client.contact.email = "officer@example.invalid"
    webhook.client.contact.language = "fr"
    webhook.client.contact.save(update_fields=["email", "language"])
    for minute in range(3):
        webhooks.turn_off(webhook=webhook, because=OffReason.GONE, at=timezone.now() + timedelta(minutes=minute))
    mail = Message.objects.get()
    assert mail.language == "fr"
    assert mail.participant_id == webhook.client.owner_id
