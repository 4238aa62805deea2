"""Serializer of key dates."""

from core.rest.read.serializers import RecordSerializer
from dialogue.records.dialogues import PLANNED_STEP_FIELDS


class PlannedStepSerializer(RecordSerializer):
    Meta = PLANNED_STEP_FIELDS.meta
