"""What follows an attempt to deliver a webhook: the schedule and the meaning of answers are Standard Webhooks' own.

Delivery is at least once. A worker may die between the receiver's answer and the note of it; the message is then sent
again with the same id, by which its receiver knows it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from partners.webhook_enums import AttemptOutcome, WebhookMessageState

# After the first attempt, the second, and so on: ten attempts in a little more than three days.
PAUSES = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
# The part of a pause that chance may add, so that what failed together is not tried again together.
JITTER = 0.1

# How long a receiver that cannot be reached is left alone, after one failure in a row, two, and so on. Never longer
# than the pause of a message that has failed as often: it would not come to its ten attempts in time.
RESTS = (timedelta(seconds=5), timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=10))

# Whoever asks for more patience than a day has switched off.
LONGEST_REST = timedelta(days=1)

ASKS_FOR_PATIENCE = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
OVERLOADED = ASKS_FOR_PATIENCE | {HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT}
LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class Answer:
    """How an attempt ended: the status, the words that came with it or the words for what went wrong.

    ``patience`` is what the header ``Retry-After`` asks for.
    """

    outcome: AttemptOutcome
    status: int | None = None
    text: str = ""
    patience: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """The state of a message after an attempt, and when it is tried again, in UTC."""

    state: WebhookMessageState
    at: datetime | None = None


def outcome_of(status: int) -> AttemptOutcome:
    """What a status says. A redirect is no success: the address of the webhook is to be changed instead."""
    if status == HTTPStatus.GONE:
        return AttemptOutcome.GONE
    return AttemptOutcome.ACCEPTED if HTTPStatus(200) <= status < HTTPStatus(300) else AttemptOutcome.REFUSED


def patience_of(header: str, *, status: int, at: datetime) -> timedelta | None:
    """How long ``Retry-After`` (RFC 9110, 10.2.3) asks to wait from ``at``, a day at most; None where it does not."""
    if status not in ASKS_FOR_PATIENCE:
        return None
    asked = header.strip()
    if asked.isascii() and asked.isdecimal():
        wait = timedelta(seconds=int(asked[:LONGEST_NUMBER]))
    else:
        try:
            until = parsedate_to_datetime(asked)
        except (TypeError, ValueError, OverflowError):
            return None
        wait = until.replace(tzinfo=until.tzinfo or UTC) - at
    return min(max(wait, timedelta(0)), LONGEST_REST)


def what_follows(answer: Answer, *, earlier: int, at: datetime, chance: float) -> Next:
    """Decide over a message from the ``answer`` to an attempt that ended ``at``.

    ``earlier`` is the number of attempts before it, since the message was recorded or since a person last asked to
    send it again; ``chance`` lies between 0 and 1.
    """
    match answer.outcome:
        case AttemptOutcome.ACCEPTED:
            return Next(WebhookMessageState.DELIVERED)
        case AttemptOutcome.GONE:
            return Next(WebhookMessageState.FAILED)
    if earlier >= len(PAUSES):
        return Next(WebhookMessageState.FAILED)
    if answer.outcome is AttemptOutcome.INTERRUPTED:
        # The receiver is not to blame, and may not have been asked.
        return Next(WebhookMessageState.WAITING, at)
    pause = PAUSES[earlier] * (1 + JITTER * chance)
    return Next(WebhookMessageState.WAITING, at + max(pause, answer.patience or pause))


def has_failed_for_long(*, failures: int, since: datetime, at: datetime) -> bool:
    """Whether a receiver that took nothing ``since``, in so many ``failures`` in a row, is given up.

    That is so once it was tried as often and for as long as a message is. Where many wait, no single one of them may
    have come to its last attempt by then, since an unreachable receiver is not tried for each of them.
    """
    return failures > len(PAUSES) and at - since >= sum(PAUSES, timedelta(0))


def rest_after(answer: Answer, *, failures: int) -> timedelta | None:
    """How long nothing is sent to a receiver after ``answer``, the latest of so many ``failures`` in a row."""
    if answer.patience is not None:
        return answer.patience
    if answer.outcome.says_nobody_is_there or answer.status in OVERLOADED:
        return RESTS[min(failures, len(RESTS)) - 1]
    return None
