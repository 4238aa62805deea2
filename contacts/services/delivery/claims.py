"""Who has a message while it is being sent, and how that ends.

A claim is one conditional update, so one worker gets it. While it lasts, the worker's own database session holds an
advisory lock named after the claim: PostgreSQL lets go of it when the session ends, however it ends. Whoever can
take the lock has the proof that the worker is gone.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError, connection, transaction

from contacts.enums import DeliveryOutcome, DeliveryPhase, MessageKind, MessageState
from contacts.models import DeliveryAttempt, Message
from contacts.rules.delivery import outcome_of_death, what_follows
from contacts.services import outbox
from contacts.services.delivery.smtp import Answer

# A session that is lost with the database's own restart leaves its worker at work for a moment longer.
YOUNG = timedelta(seconds=45)
# A machine that vanished leaves its session open until the network gives it up, which may take hours. By now a
# conversation with a server has ended, or ends without a mail when it finds that the claim is no longer its own.
OLD = timedelta(minutes=15)
LONGEST_REPLY = 300

MOVED = (
    *("state", "next_attempt_at", "claim", "claimed_at", "sent_at"),
    *("decided_by", "decided_at", "decision_reason"),
)


class ClaimLostError(Exception):
    """A message that was taken back while its worker was still at it, before the content was handed over."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A message that this worker, and nobody else, is to send."""

    message: Message
    token: uuid.UUID


@contextmanager
def claimed(message: int, at: datetime) -> Iterator[Claim | None]:
    """Give the claim of a message that is due, or None where it is not, or where somebody else has it."""
    token = uuid.uuid4()
    # The lock before the row: a claim that can be seen without its lock would look like that of a dead worker.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_lock(token)])
    try:
        yield _claim(message, token, at)
    finally:
        # Where the session is gone, so is the lock.
        with suppress(DatabaseError), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_lock(token)])


@transaction.atomic(durable=True)
def _claim(message: int, token: uuid.UUID, at: datetime) -> Claim | None:
    # One statement: of two workers that read first, both would find the message waiting.
    won = (
        Message.objects.due(at)
        .filter(pk=message)
        .order_by()
        .update(state=MessageState.SENDING, claim=token, claimed_at=at, next_attempt_at=None)
    )
    if not won:
        return None
    row = Message.objects.get(pk=message)
    DeliveryAttempt.objects.create(message=row, number=row.attempts.count() + 1, began_at=at)
    return Claim(row, token)


@transaction.atomic(durable=True)
def enter_content(claim: Claim) -> None:
    """Note that from now on silence no longer means that nothing arrived. Raises ClaimLostError."""
    if _locked(claim.message.pk, claim.token) is None:
        raise ClaimLostError
    # Committed while the row is locked: whoever takes the message back sees either this or no content.
    DeliveryAttempt.objects.filter(message=claim.message, ended_at=None).update(phase=DeliveryPhase.DATA)


@transaction.atomic
def settle(claim: Claim, answer: Answer, at: datetime) -> Message | None:
    """Write down how the attempt ended; None where the message had been taken back.

    Where the address was no longer its contact point's, those who took its place are written to instead.
    """
    message = _locked(claim.message.pk, claim.token)
    if message is None:
        return None
    _end(message, answer, at)
    if answer.outcome is DeliveryOutcome.ADDRESS_CHANGED:
        outbox.follow(message, at)
    return message


@transaction.atomic
def take_back(message: int, token: uuid.UUID, at: datetime) -> Message | None:
    """End the attempt of a worker that is gone; None where it is not, or has ended the attempt itself."""
    row = _locked(message, token)
    if row is None or not (_is_free(token) or (row.claimed_at and row.claimed_at <= at - OLD)):
        return None
    attempt = row.attempts.get(ended_at=None)
    _end(row, Answer(outcome_of_death(DeliveryPhase(attempt.phase))), at)
    return row


@transaction.atomic
def doubt_formal(at: datetime) -> int:
    """Leave each formal message that waits or is being sent to a person; how many there were.

    For a database that was put back to an earlier moment, before a worker runs on it: what waited then may have been
    sent since, and a second copy would be worse than a late one. Any other mail comes twice at worst.
    """
    formal = [kind for kind in MessageKind if kind.is_formal]
    waiting = [MessageState.QUEUED, MessageState.SENDING]
    messages = list(Message.objects.select_for_update().filter(kind__in=formal, state__in=waiting))
    for message in messages:
        if not message.attempts.filter(ended_at=None).exists():
            DeliveryAttempt.objects.create(message=message, number=message.attempts.count() + 1, began_at=at)
        _end(message, Answer(DeliveryOutcome.NO_ANSWER_AFTER_DATA, text="The database was restored."), at)
    return len(messages)


def _end(message: Message, answer: Answer, at: datetime) -> None:
    attempts = message.attempts.order_by("number")
    if message.decided_at:
        attempts = attempts.filter(began_at__gte=message.decided_at)
    earlier = [DeliveryOutcome(attempt.outcome) for attempt in attempts if attempt.ended_at]
    follows = what_follows(answer.outcome, earlier=earlier, formal=message.is_formal, at=at)
    message.attempts.filter(ended_at=None).update(
        ended_at=at,
        outcome=answer.outcome,
        reply_code=answer.code,
        reply_text=answer.text[:LONGEST_REPLY],
        next_attempt_at=follows.at,
    )
    message.state = follows.state
    message.next_attempt_at = follows.at
    message.sent_at = at if follows.state is MessageState.SENT else None
    message.claim = message.claimed_at = None
    if follows.state.waits_for_a_person:
        # What was decided before has had its effect; it stays in the history, and the next decision is open.
        message.decided_by = message.decided_at = None
        message.decision_reason = ""
    message.save(update_fields=MOVED)


def _locked(message: int, token: uuid.UUID) -> Message | None:
    return Message.objects.select_for_update().filter(pk=message, state=MessageState.SENDING, claim=token).first()


def _is_free(token: uuid.UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_lock(token)])
        return bool(cursor.fetchone()[0])


def _lock(token: uuid.UUID) -> int:
    """The claim as a number of the kind that PostgreSQL's locks have."""
    return int.from_bytes(token.bytes[:8], signed=True)
