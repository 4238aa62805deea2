"""Querysets of the app, with visibility filters."""

from commitments.querysets.decisions_and_notices import (
    ConsultationChildQuerySet,
    DecisionChildQuerySet,
    DecisionQuerySet,
    IpInstrumentQuerySet,
    NoticeChildQuerySet,
    NoticeQuerySet,
    RaisedQuerySet,
)
from commitments.querysets.register import (
    SHARED,
    ActivityQuerySet,
    AreaRecordQuerySet,
    CommitmentChildQuerySet,
    CommitmentQuerySet,
    EvidenceQuerySet,
    InformationGivenQuerySet,
    InstrumentQuerySet,
    InternalNoteQuerySet,
    MilestoneQuerySet,
    ProgressReportQuerySet,
    ProvisionQuerySet,
    SavedViewQuerySet,
    StandardPositionQuerySet,
    TextVersionQuerySet,
    Viewer,
    home_of,
    readable,
)
