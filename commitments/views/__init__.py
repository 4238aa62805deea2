"""Pages of the register, decisions, notices, consultations, emergencies, IP instruments and the text of the MOC."""

from commitments.views.activities import activity_page
from commitments.views.commitment import commitment_page, commitment_states
from commitments.views.comparisons import choose, compare
from commitments.views.consultations import consultation_page
from commitments.views.decisions import decision_page
from commitments.views.editing import (
    ActivityFormPage,
    CommitmentCellPage,
    CommitmentFormPage,
    DecisionFormPage,
    NoticeFormPage,
)
from commitments.views.emergencies import emergency_page
from commitments.views.evidence import evidence_file, evidence_file_page
from commitments.views.instruments import instrument_page
from commitments.views.intellectual_property import intellectual_property
from commitments.views.notices import notice_page
from commitments.views.parts import DraftReportPage, EvidencePage, MilestonePage, NotePage
from commitments.views.register import register_page, saved_view_page, saved_views_page
from commitments.views.texts import current, version
