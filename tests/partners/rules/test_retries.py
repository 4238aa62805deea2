"""The schedule as a table, and what each answer means."""

from datetime import UTC, datetime, timedelta

import pytest

from partners.rules.retries import (
    JITTER,
    PAUSES,
    RESTS,
    WebhookResult,
    WebhookTransition,
    has_failed_for_long,
    outcome_of,
    patience_of,
    rest_after,
    what_follows,
)
from partners.webhook_enums import AttemptOutcome, WebhookMessageState

AT = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
REFUSED = WebhookResult(AttemptOutcome.REFUSED, 500)

# When each attempt is made, after the first, without jitter: Standard Webhooks' own example.
SCHEDULE = [
    "0:00:00",
    "0:00:05",
    "0:05:05",
    "0:35:05",
    "2:35:05",
    "7:35:05",
    "17:35:05",
    "1 day, 7:35:05",
    "2 days, 3:35:05",
    "3 days, 3:35:05",
]


def test_ten_attempts_over_three_days() -> None:
    at, made = AT, []
    while True:
        made.append(str(at - AT))
        follows = what_follows(REFUSED, earlier=len(made) - 1, at=at, chance=0)
        if follows.at is None:
            break
        at = follows.at
    assert made == SCHEDULE
    assert follows.state is WebhookMessageState.FAILED


@pytest.mark.parametrize("earlier", range(len(PAUSES)))
def test_chance_makes_a_pause_longer_by_a_tenth_at_most(earlier: int) -> None:
    least, most = (what_follows(REFUSED, earlier=earlier, at=AT, chance=chance).at for chance in (0, 1))
    assert least == AT + PAUSES[earlier]
    assert most == AT + PAUSES[earlier] * (1 + JITTER)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, AttemptOutcome.ACCEPTED),
        (204, AttemptOutcome.ACCEPTED),
        (299, AttemptOutcome.ACCEPTED),
        (300, AttemptOutcome.REFUSED),
        (301, AttemptOutcome.REFUSED),
        (308, AttemptOutcome.REFUSED),
        (400, AttemptOutcome.REFUSED),
        (404, AttemptOutcome.REFUSED),
        (410, AttemptOutcome.GONE),
        (429, AttemptOutcome.REFUSED),
        (500, AttemptOutcome.REFUSED),
        (599, AttemptOutcome.REFUSED),
    ],
)
def test_what_a_status_means(status: int, outcome: AttemptOutcome) -> None:
    assert outcome_of(status) is outcome


def test_what_was_accepted_is_delivered_and_what_is_gone_has_failed_at_once() -> None:
    accepted, gone = WebhookResult(AttemptOutcome.ACCEPTED, 200), WebhookResult(AttemptOutcome.GONE, 410)
    assert what_follows(accepted, earlier=9, at=AT, chance=0) == WebhookTransition(WebhookMessageState.DELIVERED)
    assert what_follows(gone, earlier=0, at=AT, chance=0) == WebhookTransition(WebhookMessageState.FAILED)


def test_what_the_portal_itself_interrupted_is_tried_again_at_once_and_counts() -> None:
    interrupted = WebhookResult(AttemptOutcome.INTERRUPTED)
    assert what_follows(interrupted, earlier=0, at=AT, chance=1) == WebhookTransition(WebhookMessageState.WAITING, AT)
    assert what_follows(interrupted, earlier=9, at=AT, chance=1) == WebhookTransition(WebhookMessageState.FAILED)


@pytest.mark.parametrize(
    ("header", "status", "wait"),
    [
        ("120", 429, timedelta(minutes=2)),
        ("120", 503, timedelta(minutes=2)),
        ("0", 503, timedelta(0)),
        (" 60 ", 503, timedelta(minutes=1)),
        ("Thu, 26 Nov 2026 10:00:00 GMT", 503, timedelta(hours=1)),
        ("Thu, 26 Nov 2026 08:00:00 GMT", 503, timedelta(0)),
        ("99999999999999999999", 429, timedelta(days=1)),
        ("Thu, 26 Nov 2099 10:00:00 GMT", 503, timedelta(days=1)),
        ("120", 500, None),
        ("", 503, None),
        ("-5", 503, None),
        ("soon", 503, None),
        ("١٢٠", 503, None),
        ("Thu, 99 Nov 2026 10:00:00 GMT", 503, None),
    ],
)
def test_how_long_retry_after_asks_to_wait(header: str, status: int, wait: timedelta | None) -> None:
    assert patience_of(header, status=status, at=AT) == wait


def test_retry_after_makes_a_pause_longer_and_never_shorter() -> None:
    long, short = (WebhookResult(AttemptOutcome.REFUSED, 503, patience=timedelta(seconds=each)) for each in (600, 1))
    assert what_follows(long, earlier=0, at=AT, chance=0).at == AT + timedelta(minutes=10)
    assert what_follows(short, earlier=0, at=AT, chance=0).at == AT + timedelta(seconds=5)


@pytest.mark.parametrize(
    ("answer", "rests"),
    [
        (WebhookResult(AttemptOutcome.REFUSED, 400), False),
        (WebhookResult(AttemptOutcome.REFUSED, 500), False),
        (WebhookResult(AttemptOutcome.REFUSED, 429), True),
        (WebhookResult(AttemptOutcome.REFUSED, 502), True),
        (WebhookResult(AttemptOutcome.REFUSED, 503), True),
        (WebhookResult(AttemptOutcome.REFUSED, 504), True),
        (WebhookResult(AttemptOutcome.NO_ANSWER), True),
        (WebhookResult(AttemptOutcome.NO_CONNECTION), True),
        (WebhookResult(AttemptOutcome.ADDRESS_NOT_ALLOWED), True),
    ],
)
def test_whether_a_receiver_is_left_alone(answer: WebhookResult, rests: bool) -> None:
    assert (rest_after(answer, failures=1) is not None) is rests


@pytest.mark.parametrize(
    ("failures", "hours", "given_up"),
    [(10, 76, True), (10, 75, False), (9, 200, False), (500, 76, True), (1, 0, False)],
)
def test_a_receiver_is_given_up_after_ten_failures_and_more_than_three_days(
    failures: int, hours: int, given_up: bool
) -> None:
    assert has_failed_for_long(failures=failures, since=AT - timedelta(hours=hours), at=AT) is given_up


def test_no_rest_keeps_a_message_from_its_next_attempt() -> None:
    for failures in range(1, 20):
        rest = rest_after(WebhookResult(AttemptOutcome.NO_ANSWER), failures=failures)
        assert rest is not None
        assert rest <= max(PAUSES[min(failures, len(PAUSES)) - 1], RESTS[-1])
    assert all(rest <= pause for rest, pause in zip(RESTS, PAUSES, strict=False))
