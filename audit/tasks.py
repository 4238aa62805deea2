"""What the history does by itself; the clock for it is in mocportal/celery.py."""

import structlog
from celery import shared_task
from django.utils import timezone

from audit.services import accesses, alerts, daily_heads, head_copies
from audit.services.sealer import seal_all
from audit.services.verifying import verify as verify_all
from core.feed.sequencer import settle_all

logger = structlog.get_logger(__name__)


@shared_task
def settle() -> None:
    """Give changes their places in the feed, so that webhooks hear of them though nobody reads the feed."""
    settle_all()


@shared_task
def seal() -> None:
    """Link what is new in the history by hash, and have the signed head stored outside the database."""
    accesses.seal(at=timezone.now())
    if seal_all():
        store_head.apply_async(expires=55)


@shared_task
def store_head() -> None:
    """Store the signed head, apart from sealing: a file store that does not answer must not hold up seals and mail."""
    head_copies.renew(at=timezone.now())


@shared_task
def sign_head() -> None:
    """Sign the newest seal once a day and tell each Participant."""
    seal_all()
    daily_heads.sign_head(at=timezone.now())


@shared_task
def verify() -> None:
    """Compare the history with its seals, and the register with the history.

    Which rows differ is in the log and /metrics says how many they are; administrators get a mail. In what they differ
    stands in ``history_verification`` alone: it is the words of records, which no log holds.
    """
    now = timezone.now()
    word, findings, _verifier = verify_all(at=now)
    if findings:
        alerts.notify_administrators(word, at=now)
        logger.error(
            "history_differs", findings=word.number, rows=[finding.partition(":")[0] for finding in word.findings]
        )
    else:
        logger.info("history_verified", rows=word.rows, signed=word.signed, seconds=round(word.seconds, 1))


@shared_task
def forget_accesses() -> None:
    """Delete the word of who opened what two years ago and earlier."""
    accesses.forget()
