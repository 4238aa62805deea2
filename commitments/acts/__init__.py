"""Acts on decisions, notices, commitments and their parts, each declared once (``core.acts``)."""

from commitments.acts.decisions import DECISION_ACTS
from commitments.acts.notices import NOTICE_ACTS
from commitments.acts.parts import EVIDENCE_ACTS, MILESTONE_ACTS, NOTE_ACTS
from commitments.acts.reports import REPORT_ACTS
from commitments.acts.reviews import REVIEW_ACTS
from commitments.acts.states import STATE_ACTS

__all__ = [
    "DECISION_ACTS",
    "EVIDENCE_ACTS",
    "MILESTONE_ACTS",
    "NOTE_ACTS",
    "NOTICE_ACTS",
    "REPORT_ACTS",
    "REVIEW_ACTS",
    "STATE_ACTS",
]
