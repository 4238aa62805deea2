"""Delivery of mail, which nobody waits for; the clock for it is in mocportal/celery.py."""

from celery import shared_task
from django.utils import timezone

from contacts.services import delivery


@shared_task
def deliver(message: int) -> None:
    """Deliver one message, if it is due and nobody else has it."""
    delivery.deliver(message=message, at=timezone.now())


@shared_task
def sweep() -> None:
    """Take up what was left behind, and hand over what is due."""
    delivery.sweep(at=timezone.now())
