"""Delivering what the outbox holds: each message claimed by one worker, its outcome written down, nothing lost."""

import time
from datetime import datetime, timedelta

import structlog
from django.db import InterfaceError, OperationalError, connection

from contacts.enums import DeliveryOutcome, MessageState
from contacts.models import Message
from contacts.services import outbox
from contacts.services.delivery.claims import (
    YOUNG,
    Claim,
    ClaimLostError,
    claimed,
    doubt_formal,
    enter_content,
    settle,
    take_back,
)
from contacts.services.delivery.decisions import give_up, note_arrival, send_again
from contacts.services.delivery.smtp import Answer, converse
from core.tasks.dispatch import nudge

__all__ = ["deliver", "doubt_formal", "give_up", "note_arrival", "send_again", "sweep"]

logger = structlog.get_logger(__name__)

# What a sweep hands over at once; the next one is a minute away.
MOST_AT_ONCE = 200
# Seconds for which an outcome is kept for a database that is away; nothing else could be done meanwhile.
PATIENCE = 300.0
PAUSE = 0.5


def deliver(*, message: int, at: datetime) -> None:
    """Send the message of that number, if it is due and nobody else has it. No transaction is open meanwhile.

    ``at`` is the present instant. Whatever ends this early leaves the message claimed, and a sweep takes it up.
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
    """Take back what dead workers held, and hand over what is due, the longest due first."""
    held = Message.objects.filter(state=MessageState.SENDING, claimed_at__lte=at - YOUNG)
    for message, token in held.values_list("pk", "claim"):
        if taken := take_back(message, token, at):
            logger.warning("attempt_taken_back", message=message, state=str(taken.state))
    due = Message.objects.due(at).values_list("pk", flat=True)[:MOST_AT_ONCE]
    if due:
        nudge(*due)


def _attempt(claim: Claim, at: datetime) -> Answer:
    if not outbox.is_current(claim.message, at):
        return Answer(DeliveryOutcome.ADDRESS_CHANGED)
    return converse(claim.message, before_content=lambda: enter_content(claim))


def _keep(claim: Claim, answer: Answer, at: datetime) -> None:
    """Write the outcome down, again and again while the database is away: nobody else knows it."""
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
