"""What follows an attempt: the classes of answers, the pauses, and what is done in doubt."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from contacts.enums import DeliveryOutcome, DeliveryPhase, MessageState
from contacts.rules.delivery import PAUSES, DeliveryTransition, outcome_of, outcome_of_death, what_follows

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
FOR_NOW = DeliveryOutcome.REFUSED_FOR_NOW
DOUBT = DeliveryOutcome.NO_ANSWER_AFTER_DATA


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (250, DeliveryOutcome.ACCEPTED),
        (251, DeliveryOutcome.ACCEPTED),
        (421, FOR_NOW),
        (450, FOR_NOW),
        (452, FOR_NOW),
        (550, DeliveryOutcome.REFUSED_FOR_GOOD),
        (554, DeliveryOutcome.REFUSED_FOR_GOOD),
        # A code that no server may give is no reason to give up.
        (-1, FOR_NOW),
        (354, FOR_NOW),
    ],
)
def test_the_first_digit_of_an_answer_says_what_it_means(code: int, outcome: DeliveryOutcome) -> None:
    assert outcome_of(code) is outcome


def test_a_worker_that_dies_before_the_content_leaves_no_doubt() -> None:
    assert outcome_of_death(DeliveryPhase.CONNECTING) is DeliveryOutcome.INTERRUPTED
    assert outcome_of_death(DeliveryPhase.DATA) is DOUBT


@pytest.mark.parametrize("formal", [True, False])
@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (DeliveryOutcome.ACCEPTED, MessageState.SENT),
        (DeliveryOutcome.REFUSED_FOR_GOOD, MessageState.FAILED),
        (DeliveryOutcome.ADDRESS_CHANGED, MessageState.FAILED),
    ],
)
def test_what_is_settled_is_settled_at_the_first_attempt(
    outcome: DeliveryOutcome, state: MessageState, *, formal: bool
) -> None:
    assert what_follows(outcome, earlier=[], formal=formal, at=NOW) == DeliveryTransition(state)


@pytest.mark.parametrize("outcome", [FOR_NOW, DeliveryOutcome.NO_ANSWER_BEFORE_DATA])
def test_pauses_grow_to_about_three_days_and_then_the_message_has_failed(outcome: DeliveryOutcome) -> None:
    at = NOW
    earlier: list[DeliveryOutcome] = []
    while (follows := what_follows(outcome, earlier=earlier, formal=True, at=at)).state is MessageState.QUEUED:
        assert follows.at is not None
        assert follows.at - at == PAUSES[len(earlier)]
        at = follows.at
        earlier.append(outcome)
    assert follows == DeliveryTransition(MessageState.FAILED)
    assert timedelta(days=2) < at - NOW < timedelta(days=3)
    assert list(PAUSES) == sorted(PAUSES)


def test_a_message_whose_worker_died_is_due_at_once() -> None:
    interrupted = DeliveryOutcome.INTERRUPTED
    assert what_follows(interrupted, earlier=[], formal=True, at=NOW) == DeliveryTransition(MessageState.QUEUED, NOW)


def test_a_message_that_kills_every_worker_is_not_tried_for_ever() -> None:
    interrupted = DeliveryOutcome.INTERRUPTED
    earlier = [interrupted] * len(PAUSES)
    assert what_follows(interrupted, earlier=earlier, formal=False, at=NOW) == DeliveryTransition(MessageState.FAILED)


def test_a_formal_message_in_doubt_waits_for_a_person() -> None:
    assert what_follows(DOUBT, earlier=[], formal=True, at=NOW) == DeliveryTransition(MessageState.UNCERTAIN)


def test_any_other_message_in_doubt_is_sent_once_more() -> None:
    assert what_follows(DOUBT, earlier=[], formal=False, at=NOW) == DeliveryTransition(
        MessageState.QUEUED, NOW + PAUSES[0]
    )
    assert what_follows(DOUBT, earlier=[DOUBT], formal=False, at=NOW) == DeliveryTransition(MessageState.UNCERTAIN)


def test_what_may_have_arrived_is_not_said_to_have_failed() -> None:
    refused = DeliveryOutcome.REFUSED_FOR_GOOD
    assert what_follows(refused, earlier=[FOR_NOW, DOUBT], formal=False, at=NOW) == DeliveryTransition(
        MessageState.UNCERTAIN
    )


@given(outcomes=st.lists(st.sampled_from(DeliveryOutcome), min_size=60, max_size=60), formal=st.booleans())
def test_whatever_happens_it_ends_and_doubt_never_makes_more_than_one_duplicate(
    outcomes: list[DeliveryOutcome], *, formal: bool
) -> None:
    tried: list[DeliveryOutcome] = []
    for outcome in outcomes:
        follows = what_follows(outcome, earlier=tried, formal=formal, at=NOW)
        tried.append(outcome)
        if follows.state is not MessageState.QUEUED:
            break
    assert follows.state is not MessageState.QUEUED
    assert len(tried) <= len(PAUSES) + 1
    perhaps_arrived = sum(outcome in {DOUBT, DeliveryOutcome.ACCEPTED} for outcome in tried)
    assert perhaps_arrived <= (1 if formal else 2)
    if follows.state is MessageState.FAILED:
        assert perhaps_arrived == 0
