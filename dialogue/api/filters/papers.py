"""Filters of papers, referrals and dismissed overlaps."""

from typing import ClassVar

from core.rest.read.filters import DAYS, MOMENTS, WORDS, IntegerFilter, KeyFilter, RecordFilters
from dialogue import models
from dialogue.api.filters.dialogues import DialogueFilterMixin


class PaperFilters(DialogueFilterMixin):
    item = KeyFilter(field_name="item_key")
    mark = KeyFilter(field_name="mark__code")
    expected_from = KeyFilter(field_name="expected_from__code")

    class Meta(RecordFilters.Meta):
        model = models.Paper
        fields: ClassVar = {"series": WORDS, "due_on": DAYS, "received_on": DAYS, "for_invitees": ["exact"]}


class PaperFileFilters(RecordFilters):
    paper = IntegerFilter(field_name="paper_id")
    dialogue = IntegerFilter(field_name="paper__dialogue__number")

    class Meta(RecordFilters.Meta):
        model = models.PaperFile
        fields: ClassVar = {"language": WORDS, "brought_at": MOMENTS}


class ReferralFilters(DialogueFilterMixin):
    forum = KeyFilter(field_name="forum__code")

    class Meta(RecordFilters.Meta):
        model = models.Referral
        fields: ClassVar = {"state": WORDS, "raised_on": DAYS, "answered_on": DAYS}


class DismissedOverlapFilters(RecordFilters):
    status = IntegerFilter(field_name="status_id")
    dialogue = IntegerFilter(field_name="status__dialogue__number")
    commitment = KeyFilter(field_name="commitment__reference")

    class Meta(RecordFilters.Meta):
        model = models.DismissedOverlap
        fields: ClassVar = {"dismissed_at": MOMENTS}
