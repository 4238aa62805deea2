"""What becomes of an action: the ways from one state to another."""

from collections.abc import Mapping

from dialogue.enums import ActionState

# One that continues can continue once more, with another date; what was closed too early is taken up again.
WAYS: Mapping[ActionState, frozenset[ActionState]] = {
    ActionState.OPEN: frozenset({ActionState.DONE, ActionState.CONTINUED, ActionState.DROPPED}),
    ActionState.CONTINUED: frozenset({ActionState.DONE, ActionState.CONTINUED, ActionState.DROPPED}),
    ActionState.DONE: frozenset({ActionState.CONTINUED}),
    ActionState.DROPPED: frozenset({ActionState.CONTINUED}),
}


def action_may_become(now: ActionState, then: ActionState) -> bool:
    return then in WAYS[now]
