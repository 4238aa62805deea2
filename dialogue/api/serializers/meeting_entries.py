"""Serializers of item outcomes and speakers of a meeting."""

from core.rest.read.serializers import ProblemTextSerializer, RecordSerializer
from dialogue.records.meeting_entries import ITEM_OUTCOME_FIELDS, SPEAKER_FIELDS


class ItemOutcomeSerializer(ProblemTextSerializer):
    """An outcome; ``item_key`` is the place of the item in the skeleton, the same in every version of the agenda."""

    Meta = ITEM_OUTCOME_FIELDS.meta


class SpeakerSerializer(RecordSerializer):
    Meta = SPEAKER_FIELDS.meta
