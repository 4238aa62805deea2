"""Endpoint of key dates."""

from core.rest.read.filters import RecordFilters
from dialogue import models
from dialogue.api.serializers.key_dates import PlannedStepSerializer
from dialogue.api.views.dialogues import PartViewSet
from dialogue.records.dialogues import PLANNED_STEP_FIELDS


class PlannedStepViewSet(PartViewSet):
    """Days that people set for a step. The Dialogue lists all days, including the planned ones, as its steps."""

    queryset = models.PlannedStep.objects.all()
    serializer_class = PlannedStepSerializer
    filterset_class = RecordFilters.of(PLANNED_STEP_FIELDS)
    ordering = ("dialogue__number", "on", "pk")
