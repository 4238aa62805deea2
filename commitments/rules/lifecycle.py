"""The ways from one state of a commitment to another.

"Where possible and appropriate" (article 2(c)): not pursued is a legitimate end, with a reason, and can be taken up
again. A commitment that was superseded stays so, since its successor carries it on.
"""

from collections.abc import Mapping

from commitments.enums import CommitmentState as State

WAYS: Mapping[State, frozenset[State]] = {
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
    return then in WAYS[now]


def needs_reason(now: State, then: State) -> bool:
    return (now, then) in NEEDS_REASON
