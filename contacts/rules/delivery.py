"""What follows an attempt to deliver a mail. A server's answer settles it; silence does so only before the content.

E-mail cannot be delivered exactly once: a server may take a message and the line may break before it says so. Such a
message is uncertain. One that is formal then waits for a person; any other is sent once more, so that there is one
duplicate at most, with the same Message-ID.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from contacts.enums import DeliveryOutcome, DeliveryPhase, MessageState

# After the first attempt, the second, and so on: about three days, as long as mail servers try (RFC 5321, 4.5.4.1).
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
class Next:
    """The state of a message after an attempt, and when it is tried again, in UTC."""

    state: MessageState
    at: datetime | None = None


def outcome_of(code: int) -> DeliveryOutcome:
    """What a reply to MAIL, RCPT, DATA or the content says (RFC 5321, 4.2.1)."""
    match code // 100:
        case 2:
            return DeliveryOutcome.ACCEPTED
        case 5:
            return DeliveryOutcome.REFUSED_FOR_GOOD
    return DeliveryOutcome.REFUSED_FOR_NOW


def outcome_of_death(phase: DeliveryPhase) -> DeliveryOutcome:
    """What is known of an attempt whose worker did not live to tell."""
    if phase is DeliveryPhase.DATA:
        return DeliveryOutcome.NO_ANSWER_AFTER_DATA
    return DeliveryOutcome.INTERRUPTED


def what_follows(outcome: DeliveryOutcome, *, earlier: Sequence[DeliveryOutcome], formal: bool, at: datetime) -> Next:
    """Decide over a message from the ``outcome`` of an attempt that ended ``at``.

    ``earlier`` are the outcomes of the attempts before it, since the message was recorded or since a person last
    asked to send it again.
    """
    doubtful = DeliveryOutcome.NO_ANSWER_AFTER_DATA in earlier
    # Nothing more is done, but what may have arrived is not said to have failed.
    over = Next(MessageState.UNCERTAIN if doubtful else MessageState.FAILED)
    match outcome:
        case DeliveryOutcome.ACCEPTED:
            return Next(MessageState.SENT)
        case DeliveryOutcome.REFUSED_FOR_GOOD | DeliveryOutcome.ADDRESS_CHANGED:
            return over
        case DeliveryOutcome.NO_ANSWER_AFTER_DATA if formal or doubtful:
            return Next(MessageState.UNCERTAIN)
    if len(earlier) >= len(PAUSES):
        return Next(MessageState.UNCERTAIN) if outcome is DeliveryOutcome.NO_ANSWER_AFTER_DATA else over
    if outcome is DeliveryOutcome.INTERRUPTED:
        # The server is not to blame, and has not been asked yet.
        return Next(MessageState.QUEUED, at)
    return Next(MessageState.QUEUED, at + PAUSES[len(earlier)])
