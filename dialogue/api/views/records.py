"""Endpoints of the record of discussion: drafts for the secretariat, records open for clearance for all."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import QuerySet

from core.rest.endpoints.natural_keys import CitationLookupMixin, NaturalKeyLookupMixin, number_or
from core.rest.endpoints.record_view import NUMBER
from core.rest.read.filters import RecordFilters
from dialogue import models
from dialogue.api import citations, filters
from dialogue.api.serializers import records as serializers
from dialogue.api.views.dialogues import PartViewSet
from dialogue.records.discussion_records import (
    CLEARANCE_FIELDS,
    DISCUSSION_RECORD_FIELDS,
    RECORD_CORRECTION_FIELDS,
    RECORD_PARAGRAPH_FIELDS,
)


class DiscussionRecordViewSet(CitationLookupMixin, PartViewSet):
    """The records of discussion, one of each Dialogue, and how far each has come; JCBD-3-REC for JCBD/3/REC."""

    queryset = models.Record.objects.all()
    serializer_class = serializers.DiscussionRecordSerializer
    filterset_class = RecordFilters.of(DISCUSSION_RECORD_FIELDS)
    cited = citations.RECORD

    def so_cited(self, parts: Mapping[str, str]) -> QuerySet[Any]:
        return citations.of_dialogue(self.get_queryset(), parts, through="dialogue")


class RecordParagraphViewSet(PartViewSet):
    """The paragraphs of the records, under the numbers of the agenda.

    `participant`, `action` and `provision` find excerpts: the paragraphs that name one of them in any language.
    """

    queryset = models.RecordParagraph.objects.all()
    serializer_class = serializers.RecordParagraphSerializer
    filterset_class = filters.RecordParagraphFilters
    search_fields = ("text",)
    ordering_fields: ClassVar = RECORD_PARAGRAPH_FIELDS.orders
    ordering = ("record__dialogue__number", "order", "pk")


class ClearanceViewSet(PartViewSet):
    """Response of each Participant to a paragraph: approved, or a comment. Void responses remain."""

    queryset = models.Clearance.objects.all()
    serializer_class = serializers.ClearanceSerializer
    filterset_class = filters.ClearanceFilters
    ordering_fields: ClassVar = CLEARANCE_FIELDS.orders
    ordering = ("paragraph__record__dialogue__number", "paragraph__order", "given_at", "pk")


class RecordCorrectionViewSet(NaturalKeyLookupMixin, PartViewSet):
    """Corrigenda to adopted records; 3.1 is the first of the third Dialogue's."""

    queryset = models.RecordCorrection.objects.all()
    serializer_class = serializers.RecordCorrectionSerializer
    filterset_class = RecordFilters.of(RECORD_CORRECTION_FIELDS)
    lookup_value_regex = number_or(NUMBER, NUMBER)
    natural_key = ("record__dialogue__number", "number")
    numbered = frozenset(natural_key)
    ordering_fields: ClassVar = RECORD_CORRECTION_FIELDS.orders
    ordering = ("record__dialogue__number", "number", "pk")
