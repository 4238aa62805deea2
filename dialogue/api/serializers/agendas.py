"""Saved agendas, and the actions that Dialogues agreed on."""

from typing import ClassVar

from commitments.models import Commitment
from contacts.api.fields import Address, Code, Key, Keys, Number, Text, VisibleKey
from contacts.api.serializers import RecordSerializer, WordedSerializer
from dialogue import models


class ActionItemSerializer(WordedSerializer):
    url = Address("dialogue__number", "number")
    code = Code("dialogue__number", "number", by="/")
    dialogue = Number("dialogue__number")
    title = Text()
    note = Text()
    lead = Key("lead__code", allow_null=True)
    supporting = Keys(models.ActionSupport, of="action", key="participant__code")
    commitment = VisibleKey(Commitment, through="commitment", key="reference")

    class Meta:
        model = models.ActionItem
        fields: ClassVar = [
            "url",
            "code",
            "dialogue",
            "number",
            "item",
            "title",
            "note",
            "original_language",
            "lead",
            "supporting",
            "due_on",
            "state",
            "closed_on",
            "commitment",
            "source",
            "language",
            "fallbacks",
        ]


class AgendaSerializer(RecordSerializer):
    url = Address("id")
    dialogue = Number("dialogue__number")

    class Meta:
        model = models.Agenda
        fields: ClassVar = ["url", "id", "dialogue", "status", "revision", "as_of", "issued_on", "saved_at"]


class AgendaItemSerializer(WordedSerializer):
    """An item of a saved agenda.

    ``records`` are the references that the agenda cites. It is compiled from what all Participants share, so they
    name nothing that was hidden from any of them when it was issued.
    """

    url = Address("id")
    agenda = Number("agenda_id")
    parent = Number("parent_id", allow_null=True)  # type: ignore[assignment]  # Moved aside by the metaclass.
    lead = Key("lead__code", allow_null=True)
    title = Text()
    background = Text()
    action = Text()
    decision = Text()

    class Meta:
        model = models.AgendaItem
        fields: ClassVar = [
            "url",
            "id",
            "agenda",
            "parent",
            "key",
            "order",
            "origin",
            "purpose",
            "minutes",
            "lead",
            "presenter",
            "title",
            "background",
            "action",
            "decision",
            "original_language",
            "reasons",
            "records",
            "language",
            "fallbacks",
        ]
