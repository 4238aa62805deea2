"""Routes of the Dialogue's endpoints; mocportal.api combines the routes of all apps."""

from django.urls import re_path

from core.rest.endpoints.record_view import NUMBER
from core.rest.endpoints.routers import RecordRouter
from dialogue.api.agenda import AgendaView
from dialogue.api.agenda_files import AgendaFileView
from dialogue.api.views import dialogues as views, papers, records
from dialogue.api.views.documents import DocumentTemplateViewSet, ProducedDocumentViewSet
from dialogue.api.views.key_dates import PlannedStepViewSet
from dialogue.api.views.meeting_entries import ItemOutcomeViewSet, SpeakerViewSet
from dialogue.api.views.proposals import ProposalViewSet

router = RecordRouter()
router.register("dialogues", views.DialogueViewSet, "dialogue")
router.register("cochairs", views.CoChairViewSet, "cochair")
router.register("planned-steps", PlannedStepViewSet, "planned-step")
router.register("discussions", views.DiscussionViewSet, "discussion")
router.register("delegates", views.DelegateViewSet, "delegate")
router.register("invitees", views.InviteeViewSet, "invitee")
router.register("item-outcomes", ItemOutcomeViewSet, "item-outcome")
router.register("speakers", SpeakerViewSet, "speaker")
router.register("actions", views.ActionItemViewSet, "action")
router.register("cmwg-statuses", views.CmwgStatusViewSet, "cmwg-status")
router.register("overlaps", views.OverlapViewSet, "overlap")
router.register("consultation-sessions", views.ConsultationSessionViewSet, "consultation-session")
router.register("chair-eligibilities", views.ChairEligibilityViewSet, "chair-eligibility")
router.register("working-arrangements", views.WorkingArrangementViewSet, "working-arrangement")
router.register("agendas", views.AgendaViewSet, "agenda-version")
router.register("agenda-items", views.AgendaItemViewSet, "agenda-item")
router.register("proposals", ProposalViewSet, "proposal")
router.register("papers", papers.PaperViewSet, "paper")
router.register("paper-files", papers.PaperFileViewSet, "paper-file")
router.register("referrals", papers.ReferralViewSet, "referral")
router.register("dismissed-overlaps", papers.DismissedOverlapViewSet, "dismissed-overlap")
router.register("documents", ProducedDocumentViewSet, "document")
router.register("document-templates", DocumentTemplateViewSet, "document-template")
router.register("records", records.DiscussionRecordViewSet, "discussion-record")
router.register("record-paragraphs", records.RecordParagraphViewSet, "record-paragraph")
router.register("clearances", records.ClearanceViewSet, "clearance")
router.register("record-corrections", records.RecordCorrectionViewSet, "record-correction")

urlpatterns = [
    *router.urls,
    re_path(rf"^dialogues/(?P<number>{NUMBER})/agenda/$", AgendaView.as_view(), name="agenda"),
    re_path(
        rf"^agendas/(?P<agenda>{NUMBER})/files/(?P<document>{NUMBER})/$", AgendaFileView.as_view(), name="agenda-file"
    ),
]
