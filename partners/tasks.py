"""Background tasks for partner systems; their schedule is in mocportal/celery.py."""

from celery import shared_task
from django.utils import timezone

from partners.services import usage, webhooks


@shared_task
def deliver_webhooks(webhook: int) -> None:
    """Send the due messages of one webhook, unless another worker does."""
    webhooks.deliver(webhook=webhook, at=timezone.now())


@shared_task
def sweep_webhooks() -> None:
    """Enqueue the due messages of all webhooks."""
    webhooks.sweep(at=timezone.now())


@shared_task
def forget_webhook_messages() -> None:
    """Delete old messages from the delivery log."""
    webhooks.forget(at=timezone.now())


@shared_task
def write_down_usage() -> None:
    """Move the broker's counts into rows, so that losing the broker loses at most a minute of them."""
    usage.write_down()


@shared_task
def forget_usage() -> None:
    """Delete usage counts past their retention period."""
    usage.forget(today=timezone.now().date())
