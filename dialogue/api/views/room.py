"""What was entered at the meeting. A ministry's own notes have no endpoint: they are on its own page alone."""

from typing import ClassVar

from dialogue import models
from dialogue.api.filters.room import ItemOutcomeFilters, SpeakerFilters
from dialogue.api.serializers.room import ItemOutcomeSerializer, SpeakerSerializer
from dialogue.api.views.dialogues import PartViewSet


class ItemOutcomeViewSet(PartViewSet):
    """What became of each item of an agenda: when it was under discussion, its result, summary and decision."""

    queryset = models.ItemOutcome.objects.all()
    serializer_class = ItemOutcomeSerializer
    filterset_class = ItemOutcomeFilters
    search_fields = ("summary", "decision")
    ordering_fields: ClassVar = {"dialogue": "dialogue__number", "begun_at": "begun_at"}


class SpeakerViewSet(PartViewSet):
    """Who asked for the floor on an item, and when it was given."""

    queryset = models.Speaker.objects.all()
    serializer_class = SpeakerSerializer
    filterset_class = SpeakerFilters
    ordering = ("dialogue__number", "asked_at", "pk")
