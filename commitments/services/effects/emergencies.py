"""Effects that start and end collaboration in an emergency (article 2(c)(ii))."""

from commitments.enums import Effect
from commitments.models import JointDecision
from commitments.services.effects.table import effective_day, performs


@performs(Effect.EMERGENCY_BEGINS)
def begin(decision: JointDecision) -> None:
    assert decision.emergency is not None
    decision.emergency.begun_on = effective_day(decision)
    decision.emergency.save(update_fields=["begun_on"])


@performs(Effect.EMERGENCY_ENDS)
def stand_down(decision: JointDecision) -> None:
    assert decision.emergency is not None
    decision.emergency.stood_down_on = effective_day(decision)
    decision.emergency.save(update_fields=["stood_down_on"])
