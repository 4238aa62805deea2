"""State transitions of commitments and joint decisions.

"Where possible and appropriate" (article 2(c)): not pursued is a legitimate end, with a reason, and can be reopened. A
superseded commitment cannot, since its successor continues it.
"""

from collections.abc import Mapping

from commitments.enums import CommitmentState as State, DecisionState

TRANSITIONS: Mapping[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.ACTIVE, State.NOT_PURSUED}),
    State.ACTIVE: frozenset({State.COMPLETED, State.NOT_PURSUED, State.SUPERSEDED}),
    State.COMPLETED: frozenset({State.ACTIVE}),
    State.NOT_PURSUED: frozenset({State.ACTIVE}),
    State.SUPERSEDED: frozenset(),
}

NEEDS_REASON: frozenset[tuple[State, State]] = frozenset(
    {
        (State.DRAFT, State.NOT_PURSUED),
        (State.ACTIVE, State.NOT_PURSUED),
        (State.COMPLETED, State.ACTIVE),
        (State.NOT_PURSUED, State.ACTIVE),
    }
)


def may_become(now: State, then: State) -> bool:
    return then in TRANSITIONS[now]


def needs_reason(now: State, then: State) -> bool:
    return (now, then) in NEEDS_REASON


# A proposed joint decision returns to draft to be changed, which voids its concurrences.
DECISION_TRANSITIONS: Mapping[DecisionState, frozenset[DecisionState]] = {
    DecisionState.DRAFT: frozenset({DecisionState.OPEN, DecisionState.WITHDRAWN}),
    DecisionState.OPEN: frozenset({DecisionState.DRAFT, DecisionState.DECIDED, DecisionState.WITHDRAWN}),
    DecisionState.DECIDED: frozenset(),
    DecisionState.WITHDRAWN: frozenset(),
}


def decision_may_become(now: DecisionState, then: DecisionState) -> bool:
    return then in DECISION_TRANSITIONS[now]
