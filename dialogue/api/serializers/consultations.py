"""Serializers of consultations and of the working group's status (article 4(a)(iii))."""

from typing import ClassVar

from commitments.api.expansions import COMMITMENT, FORUM
from commitments.models import Commitment
from core.rest.read.fields import ForeignKeyField, ManyKeysField, MultilingualTextField, NumberKeyField, RecordUrlField
from core.rest.read.serializers import ProblemTextSerializer
from dialogue import models


class OverlapSerializer(ProblemTextSerializer):
    url = RecordUrlField("id")
    status = NumberKeyField("status_id")
    commitment = ForeignKeyField("commitment__reference", expands=COMMITMENT)
    avoided_by = MultilingualTextField()

    class Meta:
        model = models.Overlap
        fields: ClassVar = [
            "url",
            "id",
            "status",
            "commitment",
            "avoided_by",
            "original_language",
            "language",
            "fallbacks",
        ]


class CmwgStatusSerializer(ProblemTextSerializer):
    url = RecordUrlField("id")
    dialogue = NumberKeyField("dialogue__number")
    text = MultilingualTextField()
    overlaps = ManyKeysField(
        models.Overlap, of="status", key="commitment__reference", to=Commitment, by="commitment", expands=COMMITMENT
    )

    class Meta:
        model = models.CmwgStatus
        fields: ClassVar = [
            "url",
            "id",
            "dialogue",
            "as_of",
            "nothing_to_report",
            "text",
            "original_language",
            "overlaps",
            "source",
            "language",
            "fallbacks",
        ]


class ConsultationSessionSerializer(ProblemTextSerializer):
    url = RecordUrlField("id")
    forum = ForeignKeyField("forum__code", expands=FORUM)
    level = MultilingualTextField()
    place = MultilingualTextField()
    note = MultilingualTextField()

    class Meta:
        model = models.ConsultationSession
        fields: ClassVar = [
            "url",
            "id",
            "forum",
            "number",
            "held_on",
            "format",
            "level",
            "place",
            "note",
            "original_language",
            "source",
            "language",
            "fallbacks",
        ]
