"""Serializers of records of discussion, paragraphs, clearances and corrigenda."""

from core.rest.read.expressions import Sql
from core.rest.read.fields import ComputedField, Row
from core.rest.read.serializers import ProblemTextSerializer, RecordSerializer
from dialogue.records.discussion_records import (
    CLEARANCE_FIELDS,
    DISCUSSION_RECORD_FIELDS,
    RECORD_CORRECTION_FIELDS,
    RECORD_PARAGRAPH_FIELDS,
)

CITED = ("dialogue__instrument__document_symbol", "dialogue__number")


class DiscussionRecordSerializer(RecordSerializer):
    symbol = ComputedField(*CITED, database=lambda: Sql("concat({0}, '/', {1}, '/REC')", *CITED))

    Meta = DISCUSSION_RECORD_FIELDS.meta

    def get_symbol(self, row: Row) -> str:
        return f"{row['dialogue__instrument__document_symbol']}/{row['dialogue__number']}/REC"


class RecordParagraphSerializer(ProblemTextSerializer):
    """A paragraph; ``text_hash`` is the approved text."""

    Meta = RECORD_PARAGRAPH_FIELDS.meta


class ClearanceSerializer(RecordSerializer):
    """Response of a Participant to a paragraph, valid while ``voided_at`` is null."""

    Meta = CLEARANCE_FIELDS.meta


class RecordCorrectionSerializer(ProblemTextSerializer):
    """A corrigendum: how the paragraph of an adopted record reads from the day of its issue on."""

    Meta = RECORD_CORRECTION_FIELDS.meta
