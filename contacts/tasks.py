"""Celery tasks of mail delivery and virus scans; mocportal/celery.py has their schedule."""

from celery import shared_task
from django.utils import timezone

from contacts.services import delivery
from core.files import quarantine


@shared_task
def deliver(message: int) -> None:
    """Deliver one message, if it is due and not claimed by another worker."""
    delivery.deliver(message=message, at=timezone.now())


@shared_task
def sweep() -> None:
    """Retry stale deliveries and dispatch due messages."""
    delivery.sweep(at=timezone.now())


@shared_task
def scan(waiting: int) -> None:
    """Scan one uploaded file, if it is pending and not claimed by another worker."""
    quarantine.scan(waiting=waiting, at=timezone.now())


@shared_task
def sweep_scans() -> None:
    """Retry stale scans and dispatch pending ones."""
    quarantine.retry_stale(at=timezone.now())
