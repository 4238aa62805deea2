"""Making of documents, for which nobody has to stay on the page; the clock for it is in mocportal/celery.py."""

from celery import shared_task
from django.utils import timezone

from dialogue.services import production

# Seconds, less than what production.STALE counts: a template whose repetitions never come to an end fails before the
# sweep hands its document over again.
LONGEST = 90


@shared_task(soft_time_limit=LONGEST)
def make(document: int) -> None:
    """Make one document, if it waits and nobody else has it."""
    production.make(document=document, at=timezone.now())


@shared_task
def sweep_documents() -> None:
    """Hand over what waits to be made, and what was left behind."""
    production.sweep(at=timezone.now())
