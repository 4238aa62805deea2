"""Making of documents, for which nobody has to stay on the page; the clock for it is in mocportal/celery.py."""

from celery import shared_task
from django.utils import timezone

from dialogue.services import production


@shared_task
def make(document: int) -> None:
    """Make one document, if it waits and nobody else has it."""
    production.make(document=document, at=timezone.now())


@shared_task
def sweep_documents() -> None:
    """Hand over what waits to be made, and what was left behind."""
    production.sweep(at=timezone.now())
