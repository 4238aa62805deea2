"""Filters of meeting entries."""

from typing import ClassVar

from core.rest.read.filters import MOMENTS, WORDS, Keyed, RecordFilters
from dialogue import models
from dialogue.api.filters.dialogues import OfDialogue


class ItemOutcomeFilters(OfDialogue):
    class Meta(RecordFilters.Meta):
        model = models.ItemOutcome
        fields: ClassVar = {"item_key": WORDS, "result": WORDS, "begun_at": MOMENTS, "ended_at": MOMENTS}


class SpeakerFilters(OfDialogue):
    participant = Keyed(field_name="participant__code")

    class Meta(RecordFilters.Meta):
        model = models.Speaker
        fields: ClassVar = {"item_key": WORDS, "asked_at": MOMENTS, "begun_at": MOMENTS, "ended_at": MOMENTS}
