"""The life of a Dialogue."""

import itertools

import pytest

from dialogue.enums import DialogueStatus as Status
from dialogue.rules.lifecycle import TRANSITIONS, may_become

CLOSED = {Status.HELD, Status.CANCELLED}


@pytest.mark.parametrize(("now", "then"), list(itertools.product(sorted(CLOSED), Status)))
def test_what_was_held_or_cancelled_stays_so(now: Status, then: Status) -> None:
    assert not may_become(now, then)


def test_only_a_confirmed_dialogue_is_held() -> None:
    assert [now for now in Status if may_become(now, Status.HELD)] == [Status.CONFIRMED]


def test_a_postponed_dialogue_can_be_set_again() -> None:
    assert may_become(Status.POSTPONED, Status.CONFIRMED)
    assert may_become(Status.POSTPONED, Status.TENTATIVE)


def test_every_status_has_its_row_and_leads_nowhere_to_itself() -> None:
    assert set(TRANSITIONS) == set(Status)
    assert not any(status in TRANSITIONS[status] for status in Status)
