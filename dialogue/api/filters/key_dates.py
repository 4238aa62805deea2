"""Filters of key dates."""

from typing import ClassVar

from core.rest.read.filters import DAYS, WORDS, RecordFilters
from dialogue import models
from dialogue.api.filters.dialogues import DialogueFilterMixin


class PlannedStepFilters(DialogueFilterMixin):
    class Meta(RecordFilters.Meta):
        model = models.PlannedStep
        fields: ClassVar = {"step": WORDS, "on": DAYS}
