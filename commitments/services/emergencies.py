"""Putting emergencies on record, and how far the Participants have come with one (article 2(c)(ii))."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Prefetch

from commitments.enums import DecisionState, Effect
from commitments.models import Concurrence, Emergency, JointDecision
from commitments.querysets import Viewer
from commitments.services.references import next_reference
from contacts.models import User

# Where the text speaks of them.


@dataclass(frozen=True, slots=True)
class Step:
    """A joint decision on an emergency and the concurrences that stand, the earliest first."""

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
    """Save a new emergency with its number of the year of ``on``."""
    emergency.reference = next_reference(series="E", year=on.year)
    emergency.entered_by = by
    emergency.save(force_insert=True)


def steps_of(emergency: Emergency, user: Viewer) -> list[Step]:
    """The joint decisions on ``emergency`` that ``user`` may see, in the order of their numbers; none withdrawn."""
    standing = Concurrence.objects.standing().select_related("participant").order_by("given_on", "participant__order")
    decisions = (
        JointDecision.objects.visible_to(user)
        .filter(emergency=emergency)
        .exclude(state=DecisionState.WITHDRAWN)
        .order_by("pk")
        .prefetch_related(Prefetch("concurrences", standing))
    )
    return [Step(decision, list(decision.concurrences.all())) for decision in decisions]
