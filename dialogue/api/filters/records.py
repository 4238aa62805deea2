"""Filters of records of discussion and their related records."""

from typing import ClassVar

from core.rest.read.filters import DAYS, MOMENTS, WORDS, BooleanFilter, IntegerFilter, KeyFilter, RecordFilters
from dialogue import models
from dialogue.api.filters.dialogues import DialogueFilterMixin


class DiscussionRecordFilters(DialogueFilterMixin):
    class Meta(RecordFilters.Meta):
        model = models.Record
        fields: ClassVar = {"status": WORDS, "opened_on": DAYS, "clear_by": DAYS, "adopted_on": DAYS}


class RecordFilterMixin(RecordFilters):
    """Filter of related records by the number of the record's Dialogue."""

    dialogue = IntegerFilter(field_name="record__dialogue__number")
    record = IntegerFilter(field_name="record_id")


class RecordParagraphFilters(RecordFilterMixin):
    class Meta(RecordFilters.Meta):
        model = models.RecordParagraph
        fields: ClassVar = {"item_key": WORDS}


class ClearanceFilters(RecordFilters):
    dialogue = IntegerFilter(field_name="paragraph__record__dialogue__number")
    paragraph = IntegerFilter(field_name="paragraph_id")
    participant = KeyFilter(field_name="participant__code")
    stands = BooleanFilter(field_name="voided_at", lookup_expr="isnull")

    class Meta(RecordFilters.Meta):
        model = models.Clearance
        fields: ClassVar = {"cleared": ["exact"], "given_at": MOMENTS}


class RecordCorrectionFilters(RecordFilterMixin):
    paragraph = IntegerFilter(field_name="paragraph_id")

    class Meta(RecordFilters.Meta):
        model = models.RecordCorrection
        fields: ClassVar = {"issued_on": DAYS}
