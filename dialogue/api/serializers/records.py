"""Serializers of records of discussion, paragraphs, clearances and corrigenda."""

from typing import ClassVar

from contacts.api.expansions import PARTICIPANT
from core.rest.read.expressions import Sql
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

CITED = ("dialogue__instrument__document_symbol", "dialogue__number")


class DiscussionRecordSerializer(RecordSerializer):
    url = RecordUrlField("id")
    dialogue = NumberKeyField("dialogue__number")
    symbol = ComputedField(*CITED, database=lambda: Sql("concat({0}, '/', {1}, '/REC')", *CITED))

    class Meta:
        model = models.Record
        fields: ClassVar = ["url", "id", "dialogue", "symbol", "status", "opened_on", "clear_by", "adopted_on"]

    def get_symbol(self, row: Row) -> str:
        return f"{row['dialogue__instrument__document_symbol']}/{row['dialogue__number']}/REC"


class RecordParagraphSerializer(ProblemTextSerializer):
    """A paragraph; ``text_hash`` is what a clearance is given to."""

    url = RecordUrlField("id")
    dialogue = NumberKeyField("record__dialogue__number")
    record = NumberKeyField("record_id")
    text = MultilingualTextField()

    class Meta:
        model = models.RecordParagraph
        fields: ClassVar = [
            "url",
            "id",
            "dialogue",
            "record",
            "order",
            "item_key",
            "number",
            "text",
            "original_language",
            "text_hash",
            "language",
            "fallbacks",
        ]


class ClearanceSerializer(RecordSerializer):
    """What a Participant said of a paragraph; it stands as long as ``voided_at`` is null."""

    url = RecordUrlField("id")
    dialogue = NumberKeyField("paragraph__record__dialogue__number")
    paragraph = NumberKeyField("paragraph_id")
    participant = ForeignKeyField("participant__code", expands=PARTICIPANT)

    class Meta:
        model = models.Clearance
        fields: ClassVar = [
            "url",
            "id",
            "dialogue",
            "paragraph",
            "participant",
            "cleared",
            "comment",
            "given_at",
            "text_hash",
            "voided_at",
        ]


class RecordCorrectionSerializer(ProblemTextSerializer):
    """A corrigendum: how the paragraph of an adopted record reads from the day of its issue on."""

    url = RecordUrlField("id")
    dialogue = NumberKeyField("record__dialogue__number")
    record = NumberKeyField("record_id")
    paragraph = NumberKeyField("paragraph_id")
    text = MultilingualTextField()

    class Meta:
        model = models.RecordCorrection
        fields: ClassVar = [
            "url",
            "id",
            "dialogue",
            "record",
            "number",
            "paragraph",
            "text",
            "original_language",
            "reason",
            "issued_on",
            "language",
            "fallbacks",
        ]
