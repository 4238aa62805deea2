"""Routes of the register, decisions, notices, the text of the MOC, consultations, emergencies and IP instruments."""

from django.urls import include, path

from commitments import views
from commitments.acts import (
    DECISION_ACTS,
    EVIDENCE_ACTS,
    MILESTONE_ACTS,
    NOTE_ACTS,
    NOTICE_ACTS,
    REPORT_ACTS,
    REVIEW_ACTS,
    STATE_ACTS,
)
from commitments.views import area_records, lists

app_name = "commitments"

urlpatterns = [
    path("commitments/", views.register_page, name="register"),
    path("commitments/new/", views.CommitmentFormPage.as_view(), name="new-commitment"),
    path("commitments/", include("commitments.imports.urls")),
    path("commitments/views/", views.saved_views_page, name="saved-views"),
    path("commitments/views/<str:slug>/", views.saved_view_page, name="saved-view"),
    path("activities/", lists.ACTIVITIES.page, name="activities"),
    path("activities/new/", views.ActivityFormPage.as_view(), name="new-activity"),
    path("activities/<str:reference>/edit/", views.ActivityFormPage.as_view(), name="edit-activity"),
    path("activities/<str:reference>/", views.activity_page, name="activity"),
    *(route for register in area_records.REGISTERS for route in register.urls),
    path("standards/<str:reference>/position/", area_records.PositionPage.as_view(), name="new-position"),
    path("standard-positions/<int:pk>/edit/", area_records.PositionPage.as_view(), name="edit-position"),
    path("decisions/", lists.DECISIONS.page, name="decisions"),
    path("decisions/new/", views.DecisionFormPage.as_view(), name="new-decision"),
    path("decisions/<str:reference>/edit/", views.DecisionFormPage.as_view(), name="edit-decision"),
    path("decisions/<str:reference>/", views.decision_page, name="decision"),
    path("decisions/<str:reference>/<slug:name>/", DECISION_ACTS.page, name="decision-act"),
    path("notices/", lists.NOTICES.page, name="notices"),
    path("notices/new/", views.NoticeFormPage.as_view(), name="new-notice"),
    path("notices/<str:reference>/edit/", views.NoticeFormPage.as_view(), name="edit-notice"),
    path("notices/<str:reference>/", views.notice_page, name="notice"),
    path("notices/<str:reference>/<slug:name>/", NOTICE_ACTS.page, name="notice-act"),
    path("emergencies/", lists.EMERGENCIES.page, name="emergencies"),
    path("emergencies/<str:reference>/", views.emergency_page, name="emergency"),
    path("consultations/", lists.CONSULTATIONS.page, name="consultations"),
    path("consultations/<str:reference>/", views.consultation_page, name="consultation"),
    path("text/", views.current, name="text"),
    path("text/<int:number>/", views.version, name="text-version"),
    path("text/compare/", views.choose, name="text-choose"),
    path("text/compare/<int:old>/<int:new>/", views.compare, name="text-compare"),
    path("intellectual-property/", views.intellectual_property, name="intellectual-property"),
    path("intellectual-property/instruments/", lists.INSTRUMENTS.page, name="instruments"),
    path("intellectual-property/instruments/<int:key>/", views.instrument_page, name="instrument"),
    path("evidence/<int:key>/file/", views.evidence_file, name="evidence-file"),
    path("commitments/<str:reference>/evidence/", views.evidence_file_page, name="bring-evidence"),
    path("commitments/<str:reference>/milestones/new/", views.MilestonePage.as_view(), name="new-milestone"),
    path("commitments/<str:reference>/links/new/", views.EvidencePage.as_view(), name="new-evidence"),
    path("commitments/<str:reference>/notes/new/", views.NotePage.as_view(), name="new-note"),
    path("milestones/<int:pk>/edit/", views.MilestonePage.as_view(), name="edit-milestone"),
    path("milestones/<int:pk>/<slug:name>/", MILESTONE_ACTS.page, name="milestone-act"),
    path("evidence/<int:pk>/edit/", views.EvidencePage.as_view(), name="edit-evidence"),
    path("evidence/<int:pk>/<slug:name>/", EVIDENCE_ACTS.page, name="evidence-act"),
    path("notes/<int:pk>/edit/", views.NotePage.as_view(), name="edit-note"),
    path("notes/<int:pk>/<slug:name>/", NOTE_ACTS.page, name="note-act"),
    path("reports/<int:pk>/edit/", views.DraftReportPage.as_view(), name="edit-report"),
    path("commitments/<str:reference>/edit/", views.CommitmentFormPage.as_view(), name="edit-commitment"),
    path(
        "commitments/<str:reference>/edit/lead/",
        views.CommitmentCellPage.as_view(only="lead"),
        name="edit-commitment-lead",
    ),
    path(
        "commitments/<str:reference>/edit/due/",
        views.CommitmentCellPage.as_view(only="due_on"),
        name="edit-commitment-due",
    ),
    path(
        "commitments/<str:reference>/edit/reporting/",
        views.CommitmentCellPage.as_view(only="reporting"),
        name="edit-commitment-reporting",
    ),
    path("commitments/<str:reference>/state/", views.commitment_states, name="commitment-states"),
    path("commitments/<str:reference>/state/<slug:name>/", STATE_ACTS.page, name="commitment-act"),
    path("commitments/<str:reference>/review/<slug:name>/", REVIEW_ACTS.page, name="review-act"),
    path("reports/<int:pk>/<slug:name>/", REPORT_ACTS.page, name="report-act"),
    # After the routes with more specific prefixes.
    path("commitments/<str:reference>/", views.commitment_page, name="commitment"),
]
