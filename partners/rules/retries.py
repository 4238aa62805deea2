"""Retry policy of webhook deliveries, with the schedule and status semantics of Standard Webhooks.

Delivery is at least once. A worker may die between the receiver's response and its record; the message is then sent
again with the same id, by which the receiver detects the duplicate.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from partners.webhook_enums import AttemptOutcome, WebhookMessageState

# Delay before the second attempt, the third, and so on: ten attempts in a little more than three days.
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
# Random share of a delay, so that messages that failed together are not retried together.
JITTER = 0.1

# Back-off of an unreachable receiver, after one consecutive failure, two, and so on. Never longer than the delay of a
# message after as many failures, which could otherwise not reach its ten attempts in time.
RESTS = (timedelta(seconds=5), timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=10))

# A receiver that requests a delay of more than a day is effectively off.
LONGEST_REST = timedelta(days=1)

ASKS_FOR_PATIENCE = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
OVERLOADED = ASKS_FOR_PATIENCE | {HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT}
LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class WebhookResult:
    """Response of a receiver or the failure of the attempt, with its status and text.

    ``patience`` is the delay from the header ``Retry-After``.
    """

    outcome: AttemptOutcome
    status: int | None = None
    text: str = ""
    patience: timedelta | None = None


@dataclass(frozen=True, slots=True)
class WebhookTransition:
    """Next state of a message after an attempt, and the time of the next attempt in UTC."""

    state: WebhookMessageState
    at: datetime | None = None


def outcome_of(status: int) -> AttemptOutcome:
    """Return the outcome for a status. A redirect is a failure: the partner must change the webhook's URL."""
    if status == HTTPStatus.GONE:
        return AttemptOutcome.GONE
    return AttemptOutcome.ACCEPTED if HTTPStatus(200) <= status < HTTPStatus(300) else AttemptOutcome.REFUSED


def patience_of(header: str, *, status: int, at: datetime) -> timedelta | None:
    """Return the delay of ``Retry-After`` (RFC 9110, 10.2.3) from ``at``, at most a day; None without a valid one."""
    if status not in ASKS_FOR_PATIENCE:
        return None
    value = header.strip()
    if value.isascii() and value.isdecimal():
        wait = timedelta(seconds=int(value[:LONGEST_NUMBER]))
    else:
        try:
            until = parsedate_to_datetime(value)
        except (TypeError, ValueError, OverflowError):
            return None
        wait = until.replace(tzinfo=until.tzinfo or UTC) - at
    return min(max(wait, timedelta(0)), LONGEST_REST)


def what_follows(answer: WebhookResult, *, earlier: int, at: datetime, chance: float) -> WebhookTransition:
    """Return the next state of a message after the ``answer`` to an attempt that ended ``at``.

    ``earlier`` is the number of previous attempts since the message was recorded or last redelivered by a person;
    ``chance`` is between 0 and 1 and adds jitter.
    """
    match answer.outcome:
        case AttemptOutcome.ACCEPTED:
            return WebhookTransition(WebhookMessageState.DELIVERED)
        case AttemptOutcome.GONE:
            return WebhookTransition(WebhookMessageState.FAILED)
    if earlier >= len(PAUSES):
        return WebhookTransition(WebhookMessageState.FAILED)
    if answer.outcome is AttemptOutcome.INTERRUPTED:
        # The receiver is not at fault, and may not have received the request.
        return WebhookTransition(WebhookMessageState.WAITING, at)
    pause = PAUSES[earlier] * (1 + JITTER * chance)
    return WebhookTransition(WebhookMessageState.WAITING, at + max(pause, answer.patience or pause))


def has_failed_for_long(*, failures: int, since: datetime, at: datetime) -> bool:
    """Return whether a receiver failing ``since``, with ``failures`` in a row, exceeds the retry limit.

    The limit is the number of attempts and the time of one whole retry schedule. With many pending messages no single
    one may have reached its last attempt, since an unreachable receiver is not tried for each of them.
    """
    return failures > len(PAUSES) and at - since >= sum(PAUSES, timedelta(0))


def rest_after(answer: WebhookResult, *, failures: int) -> timedelta | None:
    """Return the back-off of a receiver after ``answer``, the latest of ``failures`` in a row; None without one."""
    if answer.patience is not None:
        return answer.patience
    if answer.outcome.is_unreachable or answer.status in OVERLOADED:
        return RESTS[min(failures, len(RESTS)) - 1]
    return None
