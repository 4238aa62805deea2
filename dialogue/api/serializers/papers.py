"""Serializers of papers and their files."""

from typing import ClassVar

from contacts.api.expansions import MARK, PARTICIPANT
from core.rest.read.fields import (
    ComputedField,
    ForeignKeyField,
    MultilingualTextField,
    NumberKeyField,
    RecordUrlField,
    Row,
)
from core.rest.read.serializers import ProblemTextSerializer, RecordSerializer
from dialogue import models
from dialogue.api.serializers.cited import CITED, symbol_of_dialogue
from dialogue.models.papers import symbol_of

OWN = ("series", "number", "revision")


class PaperSerializer(ProblemTextSerializer):
    """``item`` is the key of its agenda item; without a ``due_on`` the day counts on which all papers are due."""

    by_database = False
    url = RecordUrlField("id")
    dialogue = NumberKeyField("dialogue__number")
    symbol = ComputedField(*CITED, *OWN)
    title = MultilingualTextField()
    note = MultilingualTextField()
    item = ForeignKeyField("item_key")
    mark = ForeignKeyField("mark__code", expands=MARK)
    expected_from = ForeignKeyField("expected_from__code", allow_null=True, expands=PARTICIPANT)

    class Meta:
        model = models.Paper
        fields: ClassVar = [
            "url",
            "id",
            "dialogue",
            "symbol",
            "series",
            "number",
            "revision",
            "title",
            "note",
            "original_language",
            "item",
            "mark",
            "expected_from",
            "due_on",
            "received_on",
            "for_invitees",
            "language",
            "fallbacks",
        ]

    def get_symbol(self, row: Row) -> str:
        """The document symbol, such as ``JCBD/3/INF/1/Rev.1``."""
        return symbol_of(symbol_of_dialogue(row), *(row[column] for column in OWN))


class PaperFileSerializer(RecordSerializer):
    """A version of a paper in one language, by the checksum of its content."""

    url = RecordUrlField("id")
    paper = NumberKeyField("paper_id")
    sha256 = ForeignKeyField("file__sha256")

    class Meta:
        model = models.PaperFile
        fields: ClassVar = ["url", "id", "paper", "revision", "language", "name", "sha256", "scan_state", "brought_at"]
