"""Serializers of working arrangements and chair eligibility."""

from typing import ClassVar

from commitments.api.expansions import INSTRUMENT
from contacts.api.expansions import PARTICIPANT, RANK, SIDE
from core.rest.read.fields import Address, Key, Parts, Text
from core.rest.read.serializers import RecordSerializer, WordedSerializer
from dialogue import models


class ChairEligibilitySerializer(RecordSerializer):
    url = Address("id")
    instrument = Key("instrument__code", expands=INSTRUMENT)
    side = Key("side__code", expands=SIDE)
    participant = Key("participant__code", expands=PARTICIPANT)
    rank = Key("rank__code", expands=RANK)

    class Meta:
        model = models.ChairEligibility
        fields: ClassVar = ["url", "id", "instrument", "side", "participant", "rank"]


class RotationTurnSerializer(RecordSerializer):
    participant = Key("participant__code")

    class Meta:
        model = models.RotationTurn
        fields: ClassVar = ["position", "participant"]


class WorkingArrangementSerializer(WordedSerializer):
    url = Address("code")
    instrument = Key("instrument__code", expands=INSTRUMENT)
    side = Key("side__code", allow_null=True, expands=SIDE)
    title = Text()
    text = Text()
    # A joint decision is visible to all readers of the register.
    decision = Key("decision__reference", allow_null=True)
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
