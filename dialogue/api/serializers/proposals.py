"""Serializer of proposals for the agenda."""

from typing import ClassVar

from commitments.api.expansions import COMMITMENT
from commitments.models import Commitment
from contacts.api.expansions import PARTICIPANT
from core.rest.read.fields import ForeignKeyField, MultilingualTextField, NumberKeyField, RecordUrlField, VisibleKey
from core.rest.read.serializers import ProblemTextSerializer
from dialogue import models


class ProposalSerializer(ProblemTextSerializer):
    """``item`` is the key of the agenda item that it became, or with which it is spoken of; empty until then."""

    url = RecordUrlField("id")
    dialogue = NumberKeyField("dialogue__number")
    participant = ForeignKeyField("participant__code", expands=PARTICIPANT)
    title = MultilingualTextField()
    background = MultilingualTextField()
    decision = MultilingualTextField()
    provision = ForeignKeyField("provision__code", allow_null=True)
    commitment = VisibleKey(Commitment, through="commitment", key="reference", expands=COMMITMENT)
    item = ForeignKeyField("item_key")

    class Meta:
        model = models.Proposal
        fields: ClassVar = [
            "url",
            "id",
            "dialogue",
            "participant",
            "state",
            "title",
            "background",
            "decision",
            "original_language",
            "purpose",
            "minutes",
            "presenter",
            "provision",
            "commitment",
            "proposed_at",
            "is_late",
            "settled_at",
            "reason",
            "item",
            "language",
            "fallbacks",
        ]
