"""Serializers of working arrangements and chair eligibility."""

from typing import ClassVar

from core.rest.read.fields import ForeignKeyField, Parts
from core.rest.read.serializers import ProblemTextSerializer, RecordSerializer
from dialogue import models
from dialogue.records.arrangements import CHAIR_ELIGIBILITY_FIELDS, WORKING_ARRANGEMENT_FIELDS


class ChairEligibilitySerializer(RecordSerializer):
    Meta = CHAIR_ELIGIBILITY_FIELDS.meta


class RotationTurnSerializer(RecordSerializer):
    participant = ForeignKeyField("participant__code")

    class Meta:
        model = models.RotationTurn
        fields: ClassVar = ["position", "participant"]


class WorkingArrangementSerializer(ProblemTextSerializer):
    # A joint decision is visible to all readers of the register.
    turns = Parts(RotationTurnSerializer(), of="arrangement")

    Meta = WORKING_ARRANGEMENT_FIELDS.meta
