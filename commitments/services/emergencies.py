"""Services for emergencies (article 2(c)(ii)): creation, and the joint decisions on one."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Prefetch

from commitments.enums import DecisionState, Effect
from commitments.models import Concurrence, Emergency, JointDecision
from commitments.querysets import Viewer
from commitments.services.references import next_reference
from contacts.models import User


@dataclass(frozen=True, slots=True)
class Step:
    """Joint decision on an emergency with its valid concurrences, earliest first."""

    decision: JointDecision
    given: list[Concurrence]

    @property
    def effect(self) -> Effect:
        return self.decision.effect_of

    @property
    def state(self) -> DecisionState:
        return self.decision.state_of


@transaction.atomic
def put_on_record(*, emergency: Emergency, by: User, on: date) -> None:
    """Create an emergency with the next reference number of the year of ``on``."""
    emergency.reference = next_reference(series=emergency.instrument.series("E"), year=on.year)
    emergency.entered_by = by
    emergency.save(force_insert=True)


def steps_of(emergency: Emergency, user: Viewer) -> list[Step]:
    """Return the joint decisions on ``emergency`` that ``user`` may see, by number, without withdrawn ones."""
    standing = Concurrence.objects.standing().select_related("participant").order_by("given_on", "participant__order")
    decisions = (
        JointDecision.objects.visible_to(user)
        .filter(emergency=emergency)
        .exclude(state=DecisionState.WITHDRAWN)
        .order_by("pk")
        .prefetch_related(Prefetch("concurrences", standing))
    )
    return [Step(decision, list(decision.concurrences.all())) for decision in decisions]
