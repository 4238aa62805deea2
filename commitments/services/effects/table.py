"""The table of effects. Apps above this one add theirs when they start: working arrangements are the Dialogue's."""

from collections.abc import Callable
from datetime import date

from commitments.enums import Effect
from commitments.models import JointDecision

type Perform = Callable[[JointDecision], None]

EFFECTS: dict[Effect, Perform] = {Effect.NONE: lambda _decision: None}


def performs(*effects: Effect) -> Callable[[Perform], Perform]:
    """Register the function that makes the effect come to be; it runs with the row of the decision locked."""

    def register(function: Perform) -> Perform:
        for effect in effects:
            EFFECTS[effect] = function
        return function

    return register


def perform(decision: JointDecision) -> None:
    """Let the effect of a decision that was just taken come to be."""
    EFFECTS[decision.effect_of](decision)


def effective_day(decision: JointDecision) -> date:
    """From when the effect holds: the day that the decision names or else the day of the last concurrence."""
    assert decision.decided_on is not None
    return decision.effective_on or decision.decided_on
