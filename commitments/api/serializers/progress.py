"""Serializers of milestones, reports and evidence. They name the Participant acted for, never the account."""

from typing import ClassVar

from commitments.api.expansions import COMMITMENT
from commitments.models import Evidence, InternalNote, Milestone, ProgressReport, StateChange
from contacts.api.expansions import MARK, PARTICIPANT
from core.rest.read.fields import ForeignKeyField, MultilingualTextField, NumberKeyField, RecordUrlField, VisibleNumber
from core.rest.read.serializers import ProblemTextSerializer, RecordSerializer


class MilestoneSerializer(ProblemTextSerializer):
    url = RecordUrlField("id")
    commitment = ForeignKeyField("commitment__reference", expands=COMMITMENT)
    title = MultilingualTextField()

    class Meta:
        model = Milestone
        fields: ClassVar = [
            "url",
            "id",
            "commitment",
            "title",
            "original_language",
            "due_on",
            "resolved_on",
            "resolution",
            "language",
            "fallbacks",
        ]


class ProgressReportSerializer(ProblemTextSerializer):
    url = RecordUrlField("id")
    commitment = ForeignKeyField("commitment__reference", expands=COMMITMENT)
    participant = ForeignKeyField("participant__code", expands=PARTICIPANT)
    text = MultilingualTextField()
    corrects = NumberKeyField("corrects_id", allow_null=True)

    class Meta:
        model = ProgressReport
        fields: ClassVar = [
            "url",
            "id",
            "commitment",
            "participant",
            "reported_on",
            "text",
            "original_language",
            "health",
            "completion",
            "corrects",
            "on_behalf",
            "submitted_at",
            "language",
            "fallbacks",
        ]


class EvidenceSerializer(ProblemTextSerializer):
    url = RecordUrlField("id")
    commitment = ForeignKeyField("commitment__reference", expands=COMMITMENT)
    # An unsubmitted report is visible to fewer users than its evidence.
    report = VisibleNumber(ProgressReport, through="report", key="pk")
    title = MultilingualTextField()
    mark = ForeignKeyField("mark__code", expands=MARK)

    class Meta:
        model = Evidence
        fields: ClassVar = [
            "url",
            "id",
            "commitment",
            "report",
            "kind",
            "title",
            "original_language",
            "link",
            "file_name",
            "size",
            "media_type",
            "sha256",
            "scan_state",
            "mark",
            "language",
            "fallbacks",
        ]


class StateChangeSerializer(RecordSerializer):
    url = RecordUrlField("id")
    commitment = ForeignKeyField("commitment__reference", expands=COMMITMENT)
    by = ForeignKeyField("by__participant__code", allow_null=True)

    class Meta:
        model = StateChange
        fields: ClassVar = ["url", "id", "commitment", "before", "after", "on", "reason", "by", "entered_at"]


class InternalNoteSerializer(RecordSerializer):
    url = RecordUrlField("id")
    commitment = ForeignKeyField("commitment__reference", expands=COMMITMENT)
    participant = ForeignKeyField("participant__code", expands=PARTICIPANT)

    class Meta:
        model = InternalNote
        fields: ClassVar = ["url", "id", "commitment", "participant", "text", "written_at"]
