"""Delivery of the outbox: one worker claims each message and records the outcome."""

import time
from datetime import datetime, timedelta

import structlog
from django.db import InterfaceError, OperationalError, connection

from contacts.enums import DeliveryOutcome, MessageState
from contacts.models import Message
from contacts.services import digests, outbox
from contacts.services.delivery.claims import (
    YOUNG,
    ClaimLostError,
    MessageLease,
    claimed,
    doubt_formal,
    enter_content,
    settle,
    take_back,
)
from contacts.services.delivery.decisions import give_up, note_arrival, send_again
from contacts.services.delivery.smtp import SmtpResult, converse
from core.tasks.dispatch import nudge

logger = structlog.get_logger(__name__)

# Messages of one sweep; the next one runs a minute later.
MOST_AT_ONCE = 200
# Seconds of retries while the database is unavailable.
PATIENCE = 300.0
PAUSE = 0.5


def deliver(*, message: int, at: datetime) -> None:
    """Send a message, if it is due and not claimed by another worker. No transaction is open while sending.

    ``at`` is the present instant. If the process ends early, the message remains claimed, and a sweep takes it back.
    """
    begun = time.monotonic()
    with claimed(message, at) as claim:
        if claim is None:
            return
        try:
            answer = _attempt(claim, at)
        except ClaimLostError:
            logger.warning("claim_lost", message=message)
            return
        _keep(claim, answer, at + timedelta(seconds=time.monotonic() - begun))


def sweep(*, at: datetime) -> None:
    """Take back messages of dead workers, combine digests, and enqueue what is due, the longest due first."""
    held = Message.objects.filter(state=MessageState.SENDING, claimed_at__lte=at - YOUNG)
    for message, token in held.values_list("pk", "claim"):
        if token and (taken := take_back(message, token, at)):
            logger.warning("attempt_taken_back", message=message, state=str(taken.state))
    digests.combine(at)
    due = Message.objects.due(at).values_list("pk", flat=True)[:MOST_AT_ONCE]
    if due:
        nudge(*due)


def _attempt(claim: MessageLease, at: datetime) -> SmtpResult:
    if not outbox.is_current(claim.message, at):
        return SmtpResult(DeliveryOutcome.ADDRESS_CHANGED)
    return converse(claim.message, before_content=lambda: enter_content(claim))


def _keep(claim: MessageLease, answer: SmtpResult, at: datetime) -> None:
    """Store the outcome, with retries while the database is unavailable, since it exists only in this process."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            message = settle(claim, answer, at)
            break
        except (OperationalError, InterfaceError):
            if time.monotonic() > deadline:
                raise
            connection.close()
            time.sleep(PAUSE)
    state = "taken_back" if message is None else str(message.state)
    logger.info("attempt_ended", message=claim.message.pk, outcome=str(answer.outcome), code=answer.code, state=state)
