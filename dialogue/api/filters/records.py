"""Filters of records of discussion and their related records."""

from typing import ClassVar

from core.rest.read.filters import DAYS, MOMENTS, WORDS, Keyed, RecordFilters, Truth, Whole
from dialogue import models
from dialogue.api.filters.dialogues import OfDialogue


class DiscussionRecordFilters(OfDialogue):
    class Meta(RecordFilters.Meta):
        model = models.Record
        fields: ClassVar = {"status": WORDS, "opened_on": DAYS, "clear_by": DAYS, "adopted_on": DAYS}


class OfRecord(RecordFilters):
    """Filter of related records by the number of the record's Dialogue."""

    dialogue = Whole(field_name="record__dialogue__number")
    record = Whole(field_name="record_id")


class RecordParagraphFilters(OfRecord):
    class Meta(RecordFilters.Meta):
        model = models.RecordParagraph
        fields: ClassVar = {"item_key": WORDS}


class ClearanceFilters(RecordFilters):
    dialogue = Whole(field_name="paragraph__record__dialogue__number")
    paragraph = Whole(field_name="paragraph_id")
    participant = Keyed(field_name="participant__code")
    stands = Truth(field_name="voided_at", lookup_expr="isnull")

    class Meta(RecordFilters.Meta):
        model = models.Clearance
        fields: ClassVar = {"cleared": ["exact"], "given_at": MOMENTS}


class RecordCorrectionFilters(OfRecord):
    paragraph = Whole(field_name="paragraph_id")

    class Meta(RecordFilters.Meta):
        model = models.RecordCorrection
        fields: ClassVar = {"issued_on": DAYS}
