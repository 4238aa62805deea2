"""Serializers of item outcomes and speakers of a meeting."""

from typing import ClassVar

from contacts.api.expansions import PARTICIPANT
from core.rest.read.fields import ForeignKeyField, MultilingualTextField, NumberKeyField, RecordUrlField
from core.rest.read.serializers import ProblemTextSerializer, RecordSerializer
from dialogue import models


class ItemOutcomeSerializer(ProblemTextSerializer):
    """An outcome; ``item_key`` is the place of the item in the skeleton, the same in every version of the agenda."""

    url = RecordUrlField("id")
    dialogue = NumberKeyField("dialogue__number")
    summary = MultilingualTextField()
    decision = MultilingualTextField()

    class Meta:
        model = models.ItemOutcome
        fields: ClassVar = [
            "url",
            "id",
            "dialogue",
            "item_key",
            "result",
            "begun_at",
            "ended_at",
            "seconds_paused",
            "summary",
            "decision",
            "original_language",
            "entered_at",
            "language",
            "fallbacks",
        ]


class SpeakerSerializer(RecordSerializer):
    url = RecordUrlField("id")
    dialogue = NumberKeyField("dialogue__number")
    participant = ForeignKeyField("participant__code", allow_null=True, expands=PARTICIPANT)
    invitee = NumberKeyField("invitee_id", allow_null=True)

    class Meta:
        model = models.Speaker
        fields: ClassVar = [
            "url",
            "id",
            "dialogue",
            "item_key",
            "participant",
            "invitee",
            "asked_at",
            "begun_at",
            "ended_at",
        ]
