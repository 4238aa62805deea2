"""Retention of webhook messages: the log is for troubleshooting deliveries, and is no second history."""

from datetime import datetime, timedelta

from django.db import transaction

from partners.models import WebhookAttempt, WebhookMessage
from partners.webhook_enums import WebhookMessageState

RETENTION = timedelta(days=90)
AT_ONCE = 1000


def forget(*, at: datetime) -> int:
    """Delete settled messages recorded more than ninety days before ``at``, and return their number."""
    old = WebhookMessage.objects.filter(recorded_at__lt=at - RETENTION).exclude(state=WebhookMessageState.WAITING)
    forgotten = 0
    while numbers := list(old.order_by("recorded_at").values_list("pk", flat=True)[:AT_ONCE]):
        # One transaction per batch, so that a failure keeps the batches already deleted.
        with transaction.atomic():
            WebhookAttempt.objects.filter(message__in=numbers).delete()
            forgotten += WebhookMessage.objects.filter(pk__in=numbers).delete()[0]
    return forgotten
