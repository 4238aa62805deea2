"""Request bodies of the register endpoints."""

from commitments.api.inputs.activities import ActivityEdit, ActivityEntry
from commitments.api.inputs.area_records import (
    InformationEdit,
    InformationEntry,
    PositionEdit,
    PositionEntry,
    ProgrammeEdit,
    ProgrammeEntry,
    StandardEdit,
    StandardEntry,
)
from commitments.api.inputs.commitments import CommitmentEdit, CommitmentEntry
from commitments.api.inputs.evidence import EvidenceEdit, EvidenceEntry, EvidenceFileEntry
from commitments.api.inputs.milestones import MilestoneEdit, MilestoneEntry
from commitments.api.inputs.reports import ReportCorrection, ReportEdit, ReportEntry
from commitments.api.inputs.states import StateInput
