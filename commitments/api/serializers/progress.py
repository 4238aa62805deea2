"""Serializers of milestones, reports and evidence. They name the Participant acted for, never the account."""

from typing import ClassVar

from commitments.api.expansions import COMMITMENT
from commitments.models import Evidence, InternalNote, Milestone, ProgressReport, StateChange
from contacts.api.expansions import MARK, PARTICIPANT
from core.rest.read.fields import Address, Key, Number, Text, VisibleNumber
from core.rest.read.serializers import RecordSerializer, WordedSerializer


class MilestoneSerializer(WordedSerializer):
    url = Address("id")
    commitment = Key("commitment__reference", expands=COMMITMENT)
    title = Text()

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


class ProgressReportSerializer(WordedSerializer):
    url = Address("id")
    commitment = Key("commitment__reference", expands=COMMITMENT)
    participant = Key("participant__code", expands=PARTICIPANT)
    text = Text()
    corrects = Number("corrects_id", allow_null=True)

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


class EvidenceSerializer(WordedSerializer):
    url = Address("id")
    commitment = Key("commitment__reference", expands=COMMITMENT)
    # An unsubmitted report is visible to fewer users than its evidence.
    report = VisibleNumber(ProgressReport, through="report", key="pk")
    title = Text()
    mark = Key("mark__code", expands=MARK)

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
    url = Address("id")
    commitment = Key("commitment__reference", expands=COMMITMENT)
    by = Key("by__participant__code", allow_null=True)

    class Meta:
        model = StateChange
        fields: ClassVar = ["url", "id", "commitment", "before", "after", "on", "reason", "by", "entered_at"]


class InternalNoteSerializer(RecordSerializer):
    url = Address("id")
    commitment = Key("commitment__reference", expands=COMMITMENT)
    participant = Key("participant__code", expands=PARTICIPANT)

    class Meta:
        model = InternalNote
        fields: ClassVar = ["url", "id", "commitment", "participant", "text", "written_at"]
