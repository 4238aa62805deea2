"""Registry of decision effects. Apps above this one register theirs at start-up, such as working arrangements."""

from collections.abc import Callable
from datetime import date

from commitments.enums import Effect
from commitments.models import JointDecision

type Perform = Callable[[JointDecision], None]

EFFECTS: dict[Effect, Perform] = {Effect.NONE: lambda _decision: None}


def performs(*effects: Effect) -> Callable[[Perform], Perform]:
    """Register the function that applies the effects; it runs with the row of the decision locked."""

    def register(function: Perform) -> Perform:
        for effect in effects:
            EFFECTS[effect] = function
        return function

    return register


def perform(decision: JointDecision) -> None:
    """Apply the effect of a decision that was just taken."""
    EFFECTS[decision.effect_of](decision)


def effective_day(decision: JointDecision) -> date:
    """Return the effective date: the date that the decision sets, or else the date of the last concurrence."""
    assert decision.decided_on is not None
    return decision.effective_on or decision.decided_on
