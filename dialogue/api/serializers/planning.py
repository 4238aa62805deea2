"""Days that people set before a Dialogue."""

from typing import ClassVar

from contacts.api.fields import Address, Number
from contacts.api.serializers import RecordSerializer
from dialogue import models


class PlannedStepSerializer(RecordSerializer):
    url = Address("id")
    dialogue = Number("dialogue__number")

    class Meta:
        model = models.PlannedStep
        fields: ClassVar = ["url", "id", "dialogue", "step", "on"]
