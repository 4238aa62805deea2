"""Serializers of consultations and of the working group's status (article 4(a)(iii))."""

from typing import ClassVar

from commitments.api.expansions import COMMITMENT, FORUM
from commitments.models import Commitment
from core.rest.read.fields import Address, Key, Keys, Number, Text
from core.rest.read.serializers import WordedSerializer
from dialogue import models


class OverlapSerializer(WordedSerializer):
    url = Address("id")
    status = Number("status_id")
    commitment = Key("commitment__reference", expands=COMMITMENT)
    avoided_by = Text()

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


class CmwgStatusSerializer(WordedSerializer):
    url = Address("id")
    dialogue = Number("dialogue__number")
    text = Text()
    overlaps = Keys(
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


class ConsultationSessionSerializer(WordedSerializer):
    url = Address("id")
    forum = Key("forum__code", expands=FORUM)
    level = Text()
    place = Text()
    note = Text()

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
