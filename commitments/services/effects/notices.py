"""How months of notice are counted, where the Participants choose one of the two countings."""

from commitments.enums import Effect
from commitments.models import JointDecision
from commitments.services.effects.table import performs


@performs(Effect.COUNTING)
def set_counting(decision: JointDecision) -> None:
    """Applies to periods that are determined from now on; one that is running keeps its day."""
    decision.instrument.notice_counting = decision.counting
    decision.instrument.save(update_fields=["notice_counting"])
