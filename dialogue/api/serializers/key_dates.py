"""Serializer of key dates."""

from typing import ClassVar

from core.rest.read.fields import NumberKeyField, RecordUrlField
from core.rest.read.serializers import RecordSerializer
from dialogue import models


class PlannedStepSerializer(RecordSerializer):
    url = RecordUrlField("id")
    dialogue = NumberKeyField("dialogue__number")

    class Meta:
        model = models.PlannedStep
        fields: ClassVar = ["url", "id", "dialogue", "step", "on"]
