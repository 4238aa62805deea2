"""Serializers of working arrangements and chair eligibility."""

from typing import ClassVar

from commitments.api.expansions import INSTRUMENT
from contacts.api.expansions import PARTICIPANT, RANK, SIDE
from core.rest.read.fields import ForeignKeyField, MultilingualTextField, Parts, RecordUrlField
from core.rest.read.serializers import ProblemTextSerializer, RecordSerializer
from dialogue import models


class ChairEligibilitySerializer(RecordSerializer):
    url = RecordUrlField("id")
    instrument = ForeignKeyField("instrument__code", expands=INSTRUMENT)
    side = ForeignKeyField("side__code", expands=SIDE)
    participant = ForeignKeyField("participant__code", expands=PARTICIPANT)
    rank = ForeignKeyField("rank__code", expands=RANK)

    class Meta:
        model = models.ChairEligibility
        fields: ClassVar = ["url", "id", "instrument", "side", "participant", "rank"]


class RotationTurnSerializer(RecordSerializer):
    participant = ForeignKeyField("participant__code")

    class Meta:
        model = models.RotationTurn
        fields: ClassVar = ["position", "participant"]


class WorkingArrangementSerializer(ProblemTextSerializer):
    url = RecordUrlField("code")
    instrument = ForeignKeyField("instrument__code", expands=INSTRUMENT)
    side = ForeignKeyField("side__code", allow_null=True, expands=SIDE)
    title = MultilingualTextField()
    text = MultilingualTextField()
    # A joint decision is visible to all readers of the register.
    decision = ForeignKeyField("decision__reference", allow_null=True)
    turns = Parts(RotationTurnSerializer(), of="arrangement")

    class Meta:
        model = models.WorkingArrangement
        fields: ClassVar = [
            "url",
            "code",
            "instrument",
            "kind",
            "side",
            "basis",
            "effective_on",
            "title",
            "text",
            "original_language",
            "turns",
            "decision",
            "source",
            "language",
            "fallbacks",
        ]
