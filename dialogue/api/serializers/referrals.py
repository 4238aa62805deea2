"""Serializers of referrals to other fora and of dismissed overlaps."""

from typing import ClassVar

from commitments.api.expansions import COMMITMENT, FORUM
from core.rest.read.fields import ForeignKeyField, MultilingualTextField, NumberKeyField, RecordUrlField
from core.rest.read.serializers import ProblemTextSerializer, RecordSerializer
from dialogue import models


class ReferralSerializer(ProblemTextSerializer):
    """``item`` is the key of the agenda item that it comes from, ``session`` the id of the one where it was raised."""

    url = RecordUrlField("id")
    dialogue = NumberKeyField("dialogue__number")
    forum = ForeignKeyField("forum__code", expands=FORUM)
    item = ForeignKeyField("item_key")
    title = MultilingualTextField()
    text = MultilingualTextField()
    session = NumberKeyField("session_id", allow_null=True)
    answer = MultilingualTextField()

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
    url = RecordUrlField("id")
    status = NumberKeyField("status_id")
    commitment = ForeignKeyField("commitment__reference", expands=COMMITMENT)

    class Meta:
        model = models.DismissedOverlap
        fields: ClassVar = ["url", "id", "status", "commitment", "dismissed_at"]
