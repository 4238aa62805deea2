"""Serializers of papers and their files."""

from typing import ClassVar

from contacts.api.expansions import MARK, PARTICIPANT
from core.rest.read.fields import Address, Derived, Key, Number, Row, Text
from core.rest.read.serializers import RecordSerializer, WordedSerializer
from dialogue import models
from dialogue.api.serializers.cited import CITED, symbol_of_dialogue
from dialogue.models.papers import symbol_of

OWN = ("series", "number", "revision")


class PaperSerializer(WordedSerializer):
    """``item`` is the key of its agenda item; without a ``due_on`` the day counts on which all papers are due."""

    by_database = False
    url = Address("id")
    dialogue = Number("dialogue__number")
    symbol = Derived(*CITED, *OWN)
    title = Text()
    note = Text()
    item = Key("item_key")
    mark = Key("mark__code", expands=MARK)
    expected_from = Key("expected_from__code", allow_null=True, expands=PARTICIPANT)

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

    url = Address("id")
    paper = Number("paper_id")
    sha256 = Key("file__sha256")

    class Meta:
        model = models.PaperFile
        fields: ClassVar = ["url", "id", "paper", "revision", "language", "name", "sha256", "scan_state", "brought_at"]
