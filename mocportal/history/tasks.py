"""What the history does by itself; the clock for it is in mocportal/celery.py."""

import structlog
from celery import shared_task
from django.utils import timezone

from mocportal.history.services import accesses, heads, signing
from mocportal.history.services.sealing import seal_all
from mocportal.history.services.settling import settle_all
from mocportal.history.services.verifying import verify as verify_all

logger = structlog.get_logger(__name__)


@shared_task
def settle() -> None:
    """Give changes their places in the feed, so that webhooks hear of them though nobody reads the feed."""
    settle_all()


@shared_task
def seal() -> None:
    """Link what is new in the history by hash."""
    seal_all()


@shared_task
def sign_head() -> None:
    """Sign the newest seal once a day and tell each Participant; without a key nobody can be told anything."""
    if not signing.has_key():
        logger.warning("history_not_signed", set="HISTORY_SIGNING_KEY")
        return
    seal_all()
    heads.sign_head(at=timezone.now())


@shared_task
def verify() -> None:
    """Compare the history with its seals. Which rows differ is in the log, and /metrics says how many they are.

    In what they differ stands in ``history_verification`` alone: it is the words of records, which no log holds.
    """
    word, findings, _verifier = verify_all(at=timezone.now())
    if findings:
        logger.error(
            "history_differs", findings=word.number, rows=[finding.partition(":")[0] for finding in word.findings]
        )
    else:
        logger.info("history_verified", rows=word.rows, signed=word.signed, seconds=round(word.seconds, 1))


@shared_task
def forget_accesses() -> None:
    """Delete the word of who opened what two years ago and earlier."""
    accesses.forget()
