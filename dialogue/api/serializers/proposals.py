"""Serializer of proposals for the agenda."""

from typing import ClassVar

from commitments.api.expansions import COMMITMENT
from commitments.models import Commitment
from contacts.api.expansions import PARTICIPANT
from core.rest.read.fields import Address, Key, Number, Text, VisibleKey
from core.rest.read.serializers import WordedSerializer
from dialogue import models


class ProposalSerializer(WordedSerializer):
    """``item`` is the key of the agenda item that it became, or with which it is spoken of; empty until then."""

    url = Address("id")
    dialogue = Number("dialogue__number")
    participant = Key("participant__code", expands=PARTICIPANT)
    title = Text()
    background = Text()
    decision = Text()
    provision = Key("provision__code", allow_null=True)
    commitment = VisibleKey(Commitment, through="commitment", key="reference", expands=COMMITMENT)
    item = Key("item_key")

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
