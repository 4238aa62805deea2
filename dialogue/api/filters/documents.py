"""Filters of generated documents."""

from typing import ClassVar

from core.rest.read.filters import MOMENTS, WORDS, KeyFilter, RecordFilters
from dialogue import models
from dialogue.api.filters.dialogues import DialogueFilterMixin


class ProducedDocumentFilters(DialogueFilterMixin):
    participant = KeyFilter(field_name="participant__code")

    class Meta(RecordFilters.Meta):
        model = models.ProducedDocument
        fields: ClassVar = {
            "kind": WORDS,
            "form": WORDS,
            "language": WORDS,
            "state": WORDS,
            "asked_at": MOMENTS,
        }


class DocumentTemplateFilters(RecordFilters):
    class Meta(RecordFilters.Meta):
        model = models.DocumentTemplate
        fields: ClassVar = {"kind": WORDS, "uploaded_at": MOMENTS}
