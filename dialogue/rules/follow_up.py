"""Transitions between the states of an action."""

from collections.abc import Mapping

from dialogue.enums import ActionState

# Continued actions can be continued again with another date; closed ones can be reopened.
TRANSITIONS: Mapping[ActionState, frozenset[ActionState]] = {
    ActionState.OPEN: frozenset({ActionState.DONE, ActionState.CONTINUED, ActionState.DROPPED}),
    ActionState.CONTINUED: frozenset({ActionState.DONE, ActionState.CONTINUED, ActionState.DROPPED}),
    ActionState.DONE: frozenset({ActionState.CONTINUED}),
    ActionState.DROPPED: frozenset({ActionState.CONTINUED}),
}


def action_may_become(now: ActionState, then: ActionState) -> bool:
    return then in TRANSITIONS[now]
