"""Endpoint of key dates."""

from dialogue import models
from dialogue.api.filters.key_dates import PlannedStepFilters
from dialogue.api.serializers.key_dates import PlannedStepSerializer
from dialogue.api.views.dialogues import PartViewSet


class PlannedStepViewSet(PartViewSet):
    """Days that people set for a step. All days, the planned ones too, stand with the Dialogue as its steps."""

    queryset = models.PlannedStep.objects.all()
    serializer_class = PlannedStepSerializer
    filterset_class = PlannedStepFilters
    ordering = ("dialogue__number", "on", "pk")
