"""Pages of the register, decisions, notices, consultations, emergencies, IP instruments and the text of the MOC."""

from commitments.views.activity import activities_page, activity_page
from commitments.views.commitment import commitment_page
from commitments.views.comparisons import choose, compare
from commitments.views.consultation import consultation_page, consultations_page
from commitments.views.decision import decision_page, decisions_page
from commitments.views.editing import ActivityFormPage, CommitmentFormPage, DecisionFormPage, NoticeFormPage
from commitments.views.emergency import emergencies_page, emergency_page
from commitments.views.evidence import evidence_file, evidence_file_page
from commitments.views.instrument import instrument_page, instruments_page
from commitments.views.intellectual_property import intellectual_property
from commitments.views.notice import notice_page, notices_page
from commitments.views.register import register_page, saved_view_page, saved_views_page
from commitments.views.texts import current, version

__all__ = [
    "ActivityFormPage",
    "CommitmentFormPage",
    "DecisionFormPage",
    "NoticeFormPage",
    "activities_page",
    "activity_page",
    "choose",
    "commitment_page",
    "compare",
    "consultation_page",
    "consultations_page",
    "current",
    "decision_page",
    "decisions_page",
    "emergencies_page",
    "emergency_page",
    "evidence_file",
    "evidence_file_page",
    "instrument_page",
    "instruments_page",
    "intellectual_property",
    "notice_page",
    "notices_page",
    "register_page",
    "saved_view_page",
    "saved_views_page",
    "version",
]
