"""Celery tasks for generating documents; the schedule is in mocportal/celery.py."""

from celery import shared_task
from django.utils import timezone

from dialogue.services import production


@shared_task
def make(document: int) -> None:
    """Generate the next queued document, which need not be ``document``, and enqueue the following one."""
    if production.make_next(at=timezone.now()):
        production.sweep(at=timezone.now(), most=1)


@shared_task
def sweep_documents() -> None:
    """Enqueue waiting documents and those abandoned by a worker."""
    production.sweep(at=timezone.now())
