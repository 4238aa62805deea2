"""Delivery claims: which worker sends a message, and how a claim ends.

A claim is one conditional update, so that one worker gets it. During the claim the worker's database session holds an
advisory lock named after it, which PostgreSQL releases when the session ends for any reason. So a free lock proves that
the worker is dead.
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
from contacts.services.delivery.smtp import SmtpResult

# A session lost in a restart of the database leaves its worker running for a moment.
YOUNG = timedelta(seconds=45)
# A machine that vanished leaves its session open until the network times out, which may take hours. By then an SMTP
# session has ended, or will end without a mail because its claim is lost.
OLD = timedelta(minutes=15)
LONGEST_REPLY = 300

MOVED = (
    *("state", "next_attempt_at", "claim", "claimed_at", "sent_at"),
    *("decided_by", "decided_at", "decision_reason"),
)


class ClaimLostError(Exception):
    """Lost claim: the message was taken back before its content was sent."""


@dataclass(frozen=True, slots=True)
class MessageLease:
    """Claim of a message by this worker."""

    message: Message
    token: uuid.UUID


@contextmanager
def claimed(message: int, at: datetime) -> Iterator[MessageLease | None]:
    """Yield the claim of a due message; None if it is not due or another worker has claimed it."""
    token = uuid.uuid4()
    # The lock comes before the row: a visible claim without its lock would look like that of a dead worker.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_lock(token)])
    try:
        yield _claim(message, token, at)
    finally:
        # A closed session has released the lock.
        with suppress(DatabaseError), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_lock(token)])


@transaction.atomic(durable=True)
def _claim(message: int, token: uuid.UUID, at: datetime) -> MessageLease | None:
    # One statement: two workers that read first would both find the message queued.
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
    return MessageLease(row, token)


@transaction.atomic(durable=True)
def enter_content(claim: MessageLease) -> None:
    """Record that the content is being sent, so that a missing reply is uncertain from now on.

    Raises ClaimLostError.
    """
    if _locked(claim.message.pk, claim.token) is None:
        raise ClaimLostError
    # Committed while the row is locked, so that taking back sees either this phase or no content.
    DeliveryAttempt.objects.filter(message=claim.message, ended_at=None).update(phase=DeliveryPhase.DATA)


@transaction.atomic
def settle(claim: MessageLease, answer: SmtpResult, at: datetime) -> Message | None:
    """Record the outcome of an attempt; None if the message was taken back.

    If the address is outdated, the message is recorded for the current addresses of its contact point. The messages
    in a digest are queued again instead.
    """
    message = _locked(claim.message.pk, claim.token)
    if message is None:
        return None
    _end(message, answer, at)
    if answer.outcome is DeliveryOutcome.ADDRESS_CHANGED:
        if message.kind == MessageKind.DIGEST:
            # Sent individually: the current addresses may have received some of these messages.
            message.combined.update(state=MessageState.QUEUED, digest=None, next_attempt_at=at)
        else:
            outbox.follow(message, at)
    return message


@transaction.atomic
def take_back(message: int, token: uuid.UUID, at: datetime) -> Message | None:
    """End the attempt of a dead worker; None if the worker is alive or has ended the attempt."""
    row = _locked(message, token)
    if row is None or not (_is_free(token) or (row.claimed_at and row.claimed_at <= at - OLD)):
        return None
    attempt = row.attempts.get(ended_at=None)
    _end(row, SmtpResult(outcome_of_death(DeliveryPhase(attempt.phase))), at)
    return row


@transaction.atomic
def doubt_formal(at: datetime) -> int:
    """Mark all queued or claimed formal messages as uncertain; return their number.

    It is used for a restored database before workers start: messages that were queued then may have been sent since,
    and a duplicate is worse than a delay. Any other mail is sent twice at worst.
    """
    formal = [kind for kind in MessageKind if kind.is_formal]
    waiting = [MessageState.QUEUED, MessageState.SENDING]
    messages = list(Message.objects.select_for_update().filter(kind__in=formal, state__in=waiting))
    for message in messages:
        if not message.attempts.filter(ended_at=None).exists():
            DeliveryAttempt.objects.create(message=message, number=message.attempts.count() + 1, began_at=at)
        _end(message, SmtpResult(DeliveryOutcome.NO_ANSWER_AFTER_DATA, text="The database was restored."), at)
    return len(messages)


def _end(message: Message, answer: SmtpResult, at: datetime) -> None:
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
        # A former resolution has had its effect; it remains in the history, and the next one is open.
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
    """Return the key of the claim's advisory lock."""
    return int.from_bytes(token.bytes[:8], signed=True)
