"""Questions about rows, asked as one would say them."""

from commitments.querysets.law import (
    DecisionQuerySet,
    HangsOnConsultationQuerySet,
    HangsOnDecisionQuerySet,
    HangsOnNoticeQuerySet,
    IpInstrumentQuerySet,
    NoticeQuerySet,
    RaisedQuerySet,
)
from commitments.querysets.register import (
    SHARED,
    ActivityQuerySet,
    CommitmentQuerySet,
    EvidenceQuerySet,
    HangsOnCommitmentQuerySet,
    InstrumentQuerySet,
    InternalNoteQuerySet,
    MilestoneQuerySet,
    ProgressReportQuerySet,
    ProvisionQuerySet,
    Viewer,
    home_of,
    readable,
)

__all__ = [
    "SHARED",
    "ActivityQuerySet",
    "CommitmentQuerySet",
    "DecisionQuerySet",
    "EvidenceQuerySet",
    "HangsOnCommitmentQuerySet",
    "HangsOnConsultationQuerySet",
    "HangsOnDecisionQuerySet",
    "HangsOnNoticeQuerySet",
    "InstrumentQuerySet",
    "InternalNoteQuerySet",
    "IpInstrumentQuerySet",
    "MilestoneQuerySet",
    "NoticeQuerySet",
    "ProgressReportQuerySet",
    "ProvisionQuerySet",
    "RaisedQuerySet",
    "Viewer",
    "home_of",
    "readable",
]
