"""Delivery of mail and scanning of files, which nobody waits for; the clock for both is in mocportal/celery.py."""

from celery import shared_task
from django.utils import timezone

from contacts.services import delivery
from core.files import quarantine


@shared_task
def deliver(message: int) -> None:
    """Deliver one message, if it is due and nobody else has it."""
    delivery.deliver(message=message, at=timezone.now())


@shared_task
def sweep() -> None:
    """Take up what was left behind, and hand over what is due."""
    delivery.sweep(at=timezone.now())


@shared_task
def scan(waiting: int) -> None:
    """Have one file looked at by the virus scanner, if it waits and nobody else has it."""
    quarantine.scan(waiting=waiting, at=timezone.now())


@shared_task
def sweep_scans() -> None:
    """Hand over the files that wait for the scanner, and those that were left behind."""
    quarantine.sweep(at=timezone.now())
