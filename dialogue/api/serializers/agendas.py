"""Serializers of saved agendas, their items and files."""

from typing import ClassVar

from commitments.api.expansions import COMMITMENT
from commitments.models import Commitment
from contacts.api.expansions import PARTICIPANT
from core.rest.read.fields import (
    CompositeKeyField,
    ComputedField,
    ForeignKeyField,
    ManyKeysField,
    MultilingualTextField,
    NumberKeyField,
    Parts,
    RecordUrlField,
    Row,
    VisibleKey,
)
from core.rest.read.serializers import ProblemTextSerializer, RecordSerializer
from dialogue import models
from dialogue.api.serializers.cited import CITED, symbol_of_dialogue
from dialogue.enums import AgendaForm, AgendaStatus
from dialogue.rules.agenda.items import number_of
from dialogue.services import overtaken


class ActionItemSerializer(ProblemTextSerializer):
    url = RecordUrlField("dialogue__number", "number")
    code = CompositeKeyField("dialogue__number", "number", by="/")
    dialogue = NumberKeyField("dialogue__number")
    title = MultilingualTextField()
    note = MultilingualTextField()
    lead = ForeignKeyField("lead__code", allow_null=True, expands=PARTICIPANT)
    supporting = ManyKeysField(models.ActionSupport, of="action", key="participant__code", expands=PARTICIPANT)
    commitment = VisibleKey(Commitment, through="commitment", key="reference", expands=COMMITMENT)

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
            "state_reason",
            "closed_on",
            "commitment",
            "source",
            "language",
            "fallbacks",
        ]


class AgendaFileSerializer(RecordSerializer):
    """A file of a version as it was given out; ``url`` gives its bytes, ``sha256`` their checksum."""

    by_database = False
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
    """A version. ``symbol`` is how it is cited, ``base`` the number of the version beside which it stands.

    ``overtaken`` says that the Dialogue was moved or cancelled, so that its date, hours, place, host or form are no
    longer those of this version, whose files stay as they were issued.
    """

    by_database = False
    url = RecordUrlField("id")
    dialogue = NumberKeyField("dialogue__number")
    symbol = ComputedField(*CITED, "form", "revision")
    base = NumberKeyField("base_id", allow_null=True)
    overtaken = ComputedField("status", "meeting", *(f"dialogue__{column}" for column in overtaken.COLUMNS))
    files = Parts(AgendaFileSerializer(), of="agenda")

    class Meta:
        model = models.Agenda
        fields: ClassVar = [
            "url",
            "id",
            "dialogue",
            "symbol",
            "status",
            "form",
            "revision",
            "base",
            "as_of",
            "issued_on",
            "issued_at",
            "adopted_on",
            "overtaken",
            "saved_at",
            "files",
        ]

    def get_symbol(self, row: Row) -> str:
        return f"{symbol_of_dialogue(row)}/1{AgendaForm(row['form']).suffix(row['revision'])}"

    def get_overtaken(self, row: Row) -> bool:
        now = {column: row[f"dialogue__{column}"] for column in overtaken.COLUMNS}
        return row["status"] != AgendaStatus.DRAFT and overtaken.is_overtaken(row["meeting"], now)


class AgendaItemSerializer(ProblemTextSerializer):
    """An item of a saved agenda.

    ``number`` is how it is cited, ``6``, ``6 bis`` or ``6(a)``, null until its agenda is issued; it stays with ``key``
    in every later version. ``records`` are the references that the agenda cites. It is compiled from what all
    Participants share, so they name nothing that was hidden from any of them when it was issued.
    """

    by_database = False
    url = RecordUrlField("id")
    number = ComputedField("number", "bis", "letter")
    agenda = NumberKeyField("agenda_id")
    parent = NumberKeyField("parent_id", allow_null=True)  # type: ignore[assignment]  # Moved aside by the metaclass.
    lead = ForeignKeyField("lead__code", allow_null=True, expands=PARTICIPANT)
    title = MultilingualTextField()
    background = MultilingualTextField()
    action = MultilingualTextField()
    decision = MultilingualTextField()

    class Meta:
        model = models.AgendaItem
        fields: ClassVar = [
            "url",
            "id",
            "agenda",
            "parent",
            "key",
            "number",
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

    def get_number(self, row: Row) -> str | None:
        return None if row["number"] is None else number_of(row["number"], row["bis"], row["letter"])
