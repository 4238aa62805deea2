"""Serializers of saved agendas, their items and files."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.rest.read.fields import (
    CompositeKeyField,
    ComputedField,
    ForeignKeyField,
    NumberKeyField,
    Parts,
    RecordUrlField,
    Row,
)
from core.rest.read.serializers import ProblemTextSerializer, RecordSerializer
from dialogue import models
from dialogue.api.serializers.cited import CITED, symbol_of_dialogue
from dialogue.enums import AgendaForm, AgendaStatus, DebateRule, Track
from dialogue.records.agendas import ACTION_ITEM_FIELDS, AGENDA_FIELDS, AGENDA_ITEM_FIELDS
from dialogue.rules.agenda.items import number_of
from dialogue.services import overtaken


class ActionItemSerializer(ProblemTextSerializer):
    url = RecordUrlField("dialogue__number", "number")
    code = CompositeKeyField("dialogue__number", "number", by="/")

    class Meta:
        model = models.ActionItem
        table = ACTION_ITEM_FIELDS
        fields = ("url", *ACTION_ITEM_FIELDS.fields)


class AgendaFileSerializer(RecordSerializer):
    """A file of an issued version; ``url`` gives its bytes, ``sha256`` their checksum."""

    url = ComputedField("id", "agenda_id")
    name = ForeignKeyField("name")
    form = ForeignKeyField("form")
    language = ForeignKeyField("language")
    sha256 = ForeignKeyField("file__sha256")
    size = NumberKeyField("file__size")

    class Meta:
        model = models.ProducedDocument
        # A generated document can belong to one Participant.
        guarded: ClassVar = True
        fields: ClassVar = ["url", "name", "form", "language", "sha256", "size"]

    def get_url(self, row: Row) -> str:
        return f"{self.context['collection']}{row['agenda_id']}/files/{row['id']}/"


class AgendaSerializer(RecordSerializer):
    """A version. ``symbol`` is the citation, ``base`` the number of the version that it supplements.

    ``overtaken`` is true if date, hours, place, host or form of the Dialogue have changed since this version, or
    if it was cancelled. The issued files remain unchanged.
    """

    symbol = ComputedField(*CITED, "form", "revision")
    overtaken = ComputedField("status", "meeting", *(f"dialogue__{column}" for column in overtaken.COLUMNS))
    files = Parts(AgendaFileSerializer(), of="agenda")

    Meta = AGENDA_FIELDS.meta

    def get_symbol(self, row: Row) -> str:
        return f"{symbol_of_dialogue(row)}/1{AgendaForm(row['form']).suffix(row['revision'])}"

    def get_overtaken(self, row: Row) -> bool:
        now = {column: row[f"dialogue__{column}"] for column in overtaken.COLUMNS}
        return row["status"] != AgendaStatus.DRAFT and overtaken.is_overtaken(row["meeting"], now)


class CommitmentDebateSerializer(serializers.Serializer[Any]):
    """The track of one commitment under an item; `closing` is true for one proposed for closing en bloc."""

    commitment = serializers.CharField()
    track = serializers.ChoiceField(choices=Track.choices)
    rules = serializers.ListField(child=serializers.ChoiceField(choices=DebateRule.choices))
    closing = serializers.BooleanField()


class DebateSerializer(serializers.Serializer[Any]):
    """The track with which an item was issued, the rules that matched, and the tracks of its commitments."""

    track = serializers.ChoiceField(choices=Track.choices)
    rules = serializers.ListField(child=serializers.ChoiceField(choices=DebateRule.choices))
    commitments = CommitmentDebateSerializer(many=True)


class AgendaItemSerializer(ProblemTextSerializer):
    """An item of a saved agenda.

    ``number`` is the citation, ``6``, ``6 bis`` or ``6(a)``, null until its agenda is issued; the number remains with
    ``item_key`` in every later version. ``debate`` is its track as issued, null until then. ``records`` are the
    references that the agenda cites. The agenda has only records that all Participants could read at its issue.
    """

    item_key = ForeignKeyField("key")
    number = ComputedField("number", "bis", "letter")
    debate = ComputedField("debate")

    Meta = AGENDA_ITEM_FIELDS.meta

    def get_number(self, row: Row) -> str | None:
        return None if row["number"] is None else number_of(row["number"], row["bis"], row["letter"])

    @extend_schema_field(DebateSerializer(allow_null=True))
    def get_debate(self, row: Row) -> dict[str, Any] | None:
        stored = row["debate"]
        if stored is None:
            return None
        commitments = [
            {"commitment": work["reference"], **{name: work[name] for name in ("track", "rules", "closing")}}
            for work in stored["work"]
        ]
        return {"track": stored["track"], "rules": stored["rules"], "commitments": commitments}
