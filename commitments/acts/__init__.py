"""Acts on decisions, notices, commitments and reports, each declared once (``core.acts``)."""

from commitments.acts.decisions import DECISION_ACTS
from commitments.acts.notices import NOTICE_ACTS
from commitments.acts.reports import REPORT_ACTS
from commitments.acts.states import STATE_ACTS

__all__ = ["DECISION_ACTS", "NOTICE_ACTS", "REPORT_ACTS", "STATE_ACTS"]
