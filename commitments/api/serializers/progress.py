"""Serializers of milestones, reports and evidence. They name the Participant acted for, never the account."""

from commitments.records.progress import (
    EVIDENCE_FIELDS,
    INTERNAL_NOTE_FIELDS,
    MILESTONE_FIELDS,
    REPORT_FIELDS,
    STATE_CHANGE_FIELDS,
)
from core.rest.read.serializers import ProblemTextSerializer, RecordSerializer


class MilestoneSerializer(ProblemTextSerializer):
    Meta = MILESTONE_FIELDS.meta


class ProgressReportSerializer(ProblemTextSerializer):
    Meta = REPORT_FIELDS.meta


class EvidenceSerializer(ProblemTextSerializer):
    Meta = EVIDENCE_FIELDS.meta


class StateChangeSerializer(RecordSerializer):
    Meta = STATE_CHANGE_FIELDS.meta


class InternalNoteSerializer(RecordSerializer):
    Meta = INTERNAL_NOTE_FIELDS.meta
