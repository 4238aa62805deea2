"""Serializers of papers and their files."""

from core.rest.read.fields import ComputedField, Row
from core.rest.read.serializers import ProblemTextSerializer, RecordSerializer
from dialogue.api.serializers.cited import CITED, symbol_of_dialogue
from dialogue.models.papers import symbol_of
from dialogue.records.papers import PAPER_FIELDS, PAPER_FILE_FIELDS

OWN = ("series", "number", "revision")


class PaperSerializer(ProblemTextSerializer):
    """``item`` is the key of its agenda item; without a ``due_on`` the day counts on which all papers are due."""

    symbol = ComputedField(*CITED, *OWN)

    Meta = PAPER_FIELDS.meta

    def get_symbol(self, row: Row) -> str:
        """The document symbol, such as ``JCBD/3/INF/1/Rev.1``."""
        return symbol_of(symbol_of_dialogue(row), *(row[column] for column in OWN))


class PaperFileSerializer(RecordSerializer):
    """A version of a paper in one language, by the checksum of its content."""

    Meta = PAPER_FILE_FIELDS.meta
