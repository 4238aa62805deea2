"""Webhook redelivery by request: a test, one message again, or all failed ones since a day."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from contacts.models import User
from partners.exceptions import WebhookStateError
from partners.models import Webhook, WebhookMessage
from partners.services.webhooks import payloads
from partners.services.webhooks.fan_out import new_message, nudge
from partners.webhook_enums import WebhookMessageState

if TYPE_CHECKING:
    from django.db.models import QuerySet


@transaction.atomic
def ping(*, webhook: Webhook, by: User | None, at: datetime) -> WebhookMessage:
    """Send a test message, also during a back-off. Raise WebhookStateError if the webhook is off."""
    row = _on(webhook)
    message: WebhookMessage = new_message(row, event=payloads.PING, body=payloads.ping(row.pk, at), at=at)
    message.asked_at, message.asked_by = at, by
    message.save()
    _let_in(row)
    return message


@transaction.atomic
def send_again(*, message: WebhookMessage, by: User | None, at: datetime) -> None:
    """Resend a message, delivered or failed, with the same id and a new series of attempts.

    Raise WebhookStateError if the webhook is off, or the message is pending or withdrawn.
    """
    webhook = _on(message.webhook)
    row = WebhookMessage.objects.select_for_update().get(pk=message.pk)
    if row.state not in {WebhookMessageState.DELIVERED, WebhookMessageState.FAILED}:
        raise WebhookStateError(_("Only a delivered or failed message can be sent again."))
    _queue(WebhookMessage.objects.filter(pk=row.pk), by, at)
    _let_in(webhook)


@transaction.atomic
def send_failed_again(*, webhook: Webhook, since: datetime, by: User | None, at: datetime) -> int:
    """Resend all failed messages recorded since ``since``, and return their number.

    Raise WebhookStateError if the webhook is off.
    """
    row = _on(webhook)
    sent = _queue(WebhookMessage.objects.failed_since(since).filter(webhook=row), by, at)
    _let_in(row)
    return sent


def _on(webhook: Webhook) -> Webhook:
    row: Webhook = Webhook.objects.select_for_update().get(pk=webhook.pk)
    if not row.is_on:
        raise WebhookStateError(_("The webhook is off. Turn it on first."))
    return row


def _queue(messages: "QuerySet[WebhookMessage]", by: User | None, at: datetime) -> int:
    return messages.update(
        state=WebhookMessageState.WAITING, next_attempt_at=at, delivered_at=None, asked_at=at, asked_by=by
    )


def _let_in(webhook: Webhook) -> None:
    """Clear the back-off, since a manual request implies that the receiver is available again."""
    Webhook.objects.filter(pk=webhook.pk).update(quiet_until=None)
    nudge([webhook.pk])
