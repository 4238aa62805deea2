"""Effect that selects one of the two ways to count months of notice."""

from commitments.enums import Effect
from commitments.models import JointDecision
from commitments.services.effects.table import performs


@performs(Effect.COUNTING)
def set_counting(decision: JointDecision) -> None:
    """Set the counting for periods determined after this decision; a determined period keeps its date."""
    decision.instrument.notice_counting = decision.counting
    decision.instrument.save(update_fields=["notice_counting"])
