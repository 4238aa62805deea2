"""Effect of a decision on the consequences of a discontinuance, which article 9(c) leaves open."""

from commitments.enums import Effect
from commitments.models import JointDecision, Notice
from commitments.services.effects.table import performs
from commitments.services.register_closure import set_closing_day


@performs(Effect.OTHERS_CONTINUE, Effect.ENDS_FOR_ALL)
def settle(decision: JointDecision) -> None:
    """Settle each standing notice of discontinuance; if the other Participants continue, the register stays open."""
    Notice.objects.running(decision.instrument).update(settled_by=decision)
    set_closing_day(decision.instrument)
