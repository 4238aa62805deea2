"""Acts on decisions, notices, commitments and their parts, each declared once (``core.acts``)."""

from commitments.acts.decisions import DECISION_ACTS
from commitments.acts.notices import NOTICE_ACTS
from commitments.acts.parts import EVIDENCE_ACTS, MILESTONE_ACTS, NOTE_ACTS
from commitments.acts.reports import REPORT_ACTS
from commitments.acts.reviews import REVIEW_ACTS
from commitments.acts.states import STATE_ACTS
