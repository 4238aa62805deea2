"""Filters of meeting entries."""

from typing import ClassVar

from core.rest.read.filters import MOMENTS, WORDS, KeyFilter, RecordFilters
from dialogue import models
from dialogue.api.filters.dialogues import DialogueFilterMixin


class ItemOutcomeFilters(DialogueFilterMixin):
    class Meta(RecordFilters.Meta):
        model = models.ItemOutcome
        fields: ClassVar = {"item_key": WORDS, "result": WORDS, "begun_at": MOMENTS, "ended_at": MOMENTS}


class SpeakerFilters(DialogueFilterMixin):
    participant = KeyFilter(field_name="participant__code")

    class Meta(RecordFilters.Meta):
        model = models.Speaker
        fields: ClassVar = {"item_key": WORDS, "asked_at": MOMENTS, "begun_at": MOMENTS, "ended_at": MOMENTS}
