"""Joint decisions that are open for concurrence, plainly fictitious."""

import factory
from factory.django import DjangoModelFactory

from commitments.enums import DecisionState
from commitments.models import JointDecision
from tests.factories import law
from tests.factories.commitments import ShippedInstrumentFactory


class JointDecisionFactory(DjangoModelFactory[JointDecision]):
    class Meta:
        model = JointDecision

    instrument = factory.SubFactory(ShippedInstrumentFactory)
    reference = factory.Sequence(lambda n: f"JD-2099-{n + 10_001}")
    title_en = factory.Sequence(lambda n: f"Fictitious decision {n + 10_001}")
    text_en = "The Participants jointly decide."
    state = DecisionState.OPEN
    proposed_at = law.AT
    text_hash = "0" * 64
