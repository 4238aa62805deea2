"""Endpoints of meeting entries. A ministry's own notes have none: they are on its own page only."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import QuerySet

from core.rest.endpoints.natural_keys import CitationLookupMixin
from core.rest.read.filters import RecordFilters
from core.rest.read.visibility import visible
from dialogue import models
from dialogue.api import citations
from dialogue.api.serializers.meeting_entries import ItemOutcomeSerializer, SpeakerSerializer
from dialogue.api.views.dialogues import PartViewSet
from dialogue.records.meeting_entries import ITEM_OUTCOME_FIELDS, SPEAKER_FIELDS


class ItemOutcomeViewSet(CitationLookupMixin, PartViewSet):
    """Outcome of each agenda item: time of discussion, result, summary and decision.

    That of item 6 bis(a) of the third Dialogue is found under 3.6-bis.a: an issued number never changes.
    """

    queryset = models.ItemOutcome.objects.all()
    serializer_class = ItemOutcomeSerializer
    filterset_class = RecordFilters.of(ITEM_OUTCOME_FIELDS)
    cited = citations.OUTCOME
    search_fields = ("summary", "decision")
    ordering_fields: ClassVar = ITEM_OUTCOME_FIELDS.orders

    def so_cited(self, parts: Mapping[str, str]) -> QuerySet[Any]:
        items = citations.of_dialogue(visible(models.AgendaItem, self.request.user), parts, through="agenda__dialogue")
        keys = items.filter(citations.numbered(parts)).values("key")
        return citations.of_dialogue(self.get_queryset(), parts, through="dialogue").filter(item_key__in=keys)


class SpeakerViewSet(PartViewSet):
    """Requests for the floor on an item, with the time at which it was given."""

    queryset = models.Speaker.objects.all()
    serializer_class = SpeakerSerializer
    filterset_class = RecordFilters.of(SPEAKER_FIELDS)
    ordering = ("dialogue__number", "asked_at", "pk")
