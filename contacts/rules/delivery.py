"""Delivery state machine: the next state of a message after an attempt.

A reply of the server is conclusive; a missing reply is so only before the content. E-mail cannot be delivered exactly
once: a server may accept a message and the connection may fail before its reply. Such a message is uncertain. A formal
one then needs a manual resolution; any other is sent once more, so that there is at most one duplicate, with the same
Message-ID.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from contacts.enums import DeliveryOutcome, DeliveryPhase, MessageState

# Delays after each attempt: about three days in total, as long as mail servers retry (RFC 5321, 4.5.4.1).
PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(hours=24),
    timedelta(hours=24),
)


@dataclass(frozen=True, slots=True)
class DeliveryTransition:
    """Delivery transition: the state of a message after an attempt, and the next attempt in UTC."""

    state: MessageState
    at: datetime | None = None


def outcome_of(code: int) -> DeliveryOutcome:
    """Return the outcome for a reply to MAIL, RCPT, DATA or the content (RFC 5321, 4.2.1)."""
    match code // 100:
        case 2:
            return DeliveryOutcome.ACCEPTED
        case 5:
            return DeliveryOutcome.REFUSED_FOR_GOOD
    return DeliveryOutcome.REFUSED_FOR_NOW


def outcome_of_death(phase: DeliveryPhase) -> DeliveryOutcome:
    """Return the outcome of an attempt whose worker died."""
    if phase is DeliveryPhase.DATA:
        return DeliveryOutcome.NO_ANSWER_AFTER_DATA
    return DeliveryOutcome.INTERRUPTED


def what_follows(
    outcome: DeliveryOutcome, *, earlier: Sequence[DeliveryOutcome], formal: bool, at: datetime
) -> DeliveryTransition:
    """Return the next state of a message for the ``outcome`` of an attempt that ended ``at``.

    ``earlier`` are the outcomes of the preceding attempts, since the message was recorded or last queued again by a
    user.
    """
    doubtful = DeliveryOutcome.NO_ANSWER_AFTER_DATA in earlier
    # No further attempt, but a message that may have arrived is not marked as failed.
    over = DeliveryTransition(MessageState.UNCERTAIN if doubtful else MessageState.FAILED)
    match outcome:
        case DeliveryOutcome.ACCEPTED:
            return DeliveryTransition(MessageState.SENT)
        case DeliveryOutcome.REFUSED_FOR_GOOD | DeliveryOutcome.ADDRESS_CHANGED:
            return over
        case DeliveryOutcome.NO_ANSWER_AFTER_DATA if formal or doubtful:
            return DeliveryTransition(MessageState.UNCERTAIN)
    if len(earlier) >= len(PAUSES):
        return DeliveryTransition(MessageState.UNCERTAIN) if outcome is DeliveryOutcome.NO_ANSWER_AFTER_DATA else over
    if outcome is DeliveryOutcome.INTERRUPTED:
        # The server is not at fault and has not been contacted yet.
        return DeliveryTransition(MessageState.QUEUED, at)
    return DeliveryTransition(MessageState.QUEUED, at + PAUSES[len(earlier)])
