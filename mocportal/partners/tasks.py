"""Work for partner systems that nobody waits for; the clock for it is in mocportal/celery.py."""

from celery import shared_task
from django.utils import timezone

from mocportal.partners.services import webhooks


@shared_task
def deliver_webhooks(webhook: int) -> None:
    """Send what is due for one webhook, if no other worker does."""
    webhooks.deliver(webhook=webhook, at=timezone.now())


@shared_task
def sweep_webhooks() -> None:
    """Hand over what is due for any webhook."""
    webhooks.sweep(at=timezone.now())
