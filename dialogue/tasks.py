"""Making of documents, for which nobody has to stay on the page; the clock for it is in mocportal/celery.py."""

from celery import shared_task
from django.utils import timezone

from dialogue.services import production


@shared_task
def make(document: int) -> None:
    """Make the document whose turn it is, which need not be ``document``, and hand over the next."""
    if production.make_next(at=timezone.now()):
        production.sweep(at=timezone.now(), most=1)


@shared_task
def sweep_documents() -> None:
    """Hand over what waits to be made, and what was left behind."""
    production.sweep(at=timezone.now())
