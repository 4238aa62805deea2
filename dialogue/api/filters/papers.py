"""Filters of papers, referrals and dismissed overlaps."""

from typing import ClassVar

from core.rest.read.filters import DAYS, MOMENTS, WORDS, Keyed, RecordFilters, Whole
from dialogue import models
from dialogue.api.filters.dialogues import OfDialogue


class PaperFilters(OfDialogue):
    item = Keyed(field_name="item_key")
    mark = Keyed(field_name="mark__code")
    expected_from = Keyed(field_name="expected_from__code")

    class Meta(RecordFilters.Meta):
        model = models.Paper
        fields: ClassVar = {"series": WORDS, "due_on": DAYS, "received_on": DAYS, "for_invitees": ["exact"]}


class PaperFileFilters(RecordFilters):
    paper = Whole(field_name="paper_id")
    dialogue = Whole(field_name="paper__dialogue__number")

    class Meta(RecordFilters.Meta):
        model = models.PaperFile
        fields: ClassVar = {"language": WORDS, "brought_at": MOMENTS}


class ReferralFilters(OfDialogue):
    forum = Keyed(field_name="forum__code")

    class Meta(RecordFilters.Meta):
        model = models.Referral
        fields: ClassVar = {"state": WORDS, "raised_on": DAYS, "answered_on": DAYS}


class DismissedOverlapFilters(RecordFilters):
    status = Whole(field_name="status_id")
    dialogue = Whole(field_name="status__dialogue__number")
    commitment = Keyed(field_name="commitment__reference")

    class Meta(RecordFilters.Meta):
        model = models.DismissedOverlap
        fields: ClassVar = {"dismissed_at": MOMENTS}
