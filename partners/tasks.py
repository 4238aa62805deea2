"""Work for partner systems that nobody waits for; the clock for it is in mocportal/celery.py."""

from celery import shared_task
from django.utils import timezone

from partners.services import usage, webhooks


@shared_task
def deliver_webhooks(webhook: int) -> None:
    """Send what is due for one webhook, if no other worker does."""
    webhooks.deliver(webhook=webhook, at=timezone.now())


@shared_task
def sweep_webhooks() -> None:
    """Hand over what is due for any webhook."""
    webhooks.sweep(at=timezone.now())


@shared_task
def forget_webhook_messages() -> None:
    """Delete from the delivery log what is over for long."""
    webhooks.forget(at=timezone.now())


@shared_task
def write_down_usage() -> None:
    """Move what the broker has counted into rows, so that losing the broker loses a minute of it at most."""
    usage.write_down()


@shared_task
def forget_usage() -> None:
    """Delete numbers of usage that nobody asks about any more."""
    usage.forget(today=timezone.now().date())
