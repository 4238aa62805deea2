"""Serializers of referrals to other fora and of dismissed overlaps."""

from typing import ClassVar

from commitments.api.expansions import COMMITMENT, FORUM
from core.rest.read.fields import Address, Key, Number, Text
from core.rest.read.serializers import RecordSerializer, WordedSerializer
from dialogue import models


class ReferralSerializer(WordedSerializer):
    """``item`` is the key of the agenda item that it comes from, ``session`` the id of the one where it was raised."""

    url = Address("id")
    dialogue = Number("dialogue__number")
    forum = Key("forum__code", expands=FORUM)
    item = Key("item_key")
    title = Text()
    text = Text()
    session = Number("session_id", allow_null=True)
    answer = Text()

    class Meta:
        model = models.Referral
        fields: ClassVar = [
            "url",
            "id",
            "dialogue",
            "forum",
            "item",
            "state",
            "title",
            "text",
            "original_language",
            "session",
            "raised_on",
            "answer",
            "answered_on",
            "language",
            "fallbacks",
        ]


class DismissedOverlapSerializer(RecordSerializer):
    url = Address("id")
    status = Number("status_id")
    commitment = Key("commitment__reference", expands=COMMITMENT)

    class Meta:
        model = models.DismissedOverlap
        fields: ClassVar = ["url", "id", "status", "commitment", "dismissed_at"]
