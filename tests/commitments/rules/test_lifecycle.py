"""The life of a commitment."""

import itertools

import pytest

from commitments.enums import CommitmentState as State
from commitments.rules.lifecycle import TRANSITIONS, may_become, needs_reason

OPEN_WAYS = {
    (State.DRAFT, State.ACTIVE),
    (State.DRAFT, State.NOT_PURSUED),
    (State.ACTIVE, State.COMPLETED),
    (State.ACTIVE, State.NOT_PURSUED),
    (State.ACTIVE, State.SUPERSEDED),
    (State.COMPLETED, State.ACTIVE),
    (State.NOT_PURSUED, State.ACTIVE),
}


@pytest.mark.parametrize(("now", "then"), list(itertools.product(State, State)))
def test_only_transitions_of_the_table_are_permitted(now: State, then: State) -> None:
    assert may_become(now, then) == ((now, then) in OPEN_WAYS)


def test_every_state_has_its_row() -> None:
    assert set(TRANSITIONS) == set(State)


def test_not_pursued_needs_a_reason_and_so_does_taking_up_again() -> None:
    assert needs_reason(State.ACTIVE, State.NOT_PURSUED)
    assert needs_reason(State.COMPLETED, State.ACTIVE)
    assert not needs_reason(State.DRAFT, State.ACTIVE)
    assert not needs_reason(State.ACTIVE, State.COMPLETED)
