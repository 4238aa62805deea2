"""What the database itself refuses, by whatever path it comes."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from partners.models import Webhook, WebhookCondition, WebhookMessage
from partners.webhook_enums import WebhookMessageState
from tests.factories.webhooks import (
    WebhookAttemptFactory,
    WebhookConditionFactory,
    WebhookFactory,
    WebhookMessageFactory,
    settled_change,
)

pytestmark = pytest.mark.django_db

NOW = timezone.now()
UUID = "00000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"url": "ftp://tracker.example/"}, "webhook_address_of_web"),
        ({"url": "https://tracker.example/\r\nX: 1"}, "webhook_address_of_web"),
        ({"off_since": NOW}, "webhook_off_says_since_when_and_why"),
        ({"off_because": "gone"}, "webhook_off_says_since_when_and_why"),
        ({"failures": 1}, "webhook_failures_have_a_beginning"),
        ({"failing_since": NOW}, "webhook_failures_have_a_beginning"),
    ],
)
def test_a_webhook_does_not_contradict_itself(changes: dict[str, Any], name: str) -> None:
    WebhookFactory.create()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Webhook.objects.update(**changes)


def test_a_client_has_one_webhook_of_an_address() -> None:
    webhook = WebhookFactory.create()
    with pytest.raises(IntegrityError, match="webhook_once_for_each_client"), transaction.atomic():
        WebhookFactory.create(client=webhook.client, url=webhook.url)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"kinds": ["exploded"]}, "webhook_kinds_are_known"),
        ({"field": "state"}, "webhook_value_is_of_a_field_of_a_type"),
        ({"value": "completed"}, "webhook_value_is_of_a_field_of_a_type"),
        ({"type": "commitment", "value": "completed"}, "webhook_value_is_of_a_field_of_a_type"),
    ],
)
def test_a_condition_does_not_contradict_itself(changes: dict[str, Any], name: str) -> None:
    WebhookConditionFactory.create()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        WebhookCondition.objects.update(**changes)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"next_attempt_at": None}, "webhook_message_waits_until"),
        ({"state": "failed"}, "webhook_message_waits_until"),
        ({"state": "delivered", "next_attempt_at": None}, "webhook_message_delivered_has_its_time"),
        ({"delivered_at": NOW}, "webhook_message_delivered_has_its_time"),
        (
            {"state": "failed", "next_attempt_at": None, "claim": UUID},
            "webhook_message_claimed_while_it_waits",
        ),
        ({"body": "{}"}, "webhook_message_kept_as_recorded"),
        ({"message_id": "msg_other"}, "webhook_message_kept_as_recorded"),
        ({"event": "commitment.deleted"}, "webhook_message_kept_as_recorded"),
    ],
)
def test_a_message_stays_as_it_was_recorded_and_does_not_contradict_itself(changes: dict[str, Any], name: str) -> None:
    WebhookMessageFactory.create()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        WebhookMessage.objects.update(**changes)


def test_who_asks_for_a_message_asks_at_a_time() -> None:
    message = WebhookMessageFactory.create(state=WebhookMessageState.FAILED)
    with pytest.raises(IntegrityError, match="webhook_message_asked_for_at_a_time"), transaction.atomic():
        WebhookMessage.objects.update(asked_by=message.webhook.client.contact)


def test_webhook_has_one_message_for_a_change() -> None:
    change = settled_change()
    message = WebhookMessageFactory.create(change=change)
    with pytest.raises(IntegrityError, match="webhook_told_once_of_a_change"), transaction.atomic():
        WebhookMessageFactory.create(webhook=message.webhook, change=change)


def test_attempts_are_numbered_and_come_one_after_the_other() -> None:
    attempt = WebhookAttemptFactory.create()
    with pytest.raises(IntegrityError, match="one_webhook_attempt_at_a_time"), transaction.atomic():
        WebhookAttemptFactory.create(message=attempt.message)
    with pytest.raises(IntegrityError, match="webhook_attempts_are_numbered"), transaction.atomic():
        WebhookAttemptFactory.create(message=attempt.message, number=1, outcome="refused")
    with pytest.raises(IntegrityError, match="webhook_attempt_ends_with_an_outcome"), transaction.atomic():
        WebhookAttemptFactory.create(message=attempt.message, outcome="refused", ended_at=None)
