"""Background tasks of the history; their schedule is in mocportal/celery.py."""

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
    """Give the committed changes their positions in the feed, and fan them out to the webhooks."""
    settle_all()


@shared_task
def seal() -> None:
    """Seal new history rows, and store the signed head outside the database."""
    accesses.seal(at=timezone.now())
    if seal_all():
        store_head.apply_async(expires=55)


@shared_task
def store_head() -> None:
    """Store the signed head, separately from sealing: an unavailable file store must not delay seals and mail."""
    head_copies.renew(at=timezone.now())


@shared_task
def sign_head() -> None:
    """Sign the newest seal once a day and notify each Participant."""
    seal_all()
    daily_heads.sign_head(at=timezone.now())


@shared_task
def verify() -> None:
    """Verify the history against its seals, and the register against the history.

    The log identifies the differing rows and /metrics has their number; administrators get an email. The differences
    themselves are in ``history_verification`` only, since they contain text of records, which no log may hold.
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
    """Delete accesses older than two years."""
    accesses.forget()
