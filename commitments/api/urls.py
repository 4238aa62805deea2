"""Routes of the API endpoints of this app; mocportal.api includes those of all apps."""

from commitments.api.views import activities, area_records, commitments, decisions_and_notices, progress, register
from commitments.api.views.provision_texts import ProvisionTextViewSet
from core.rest.endpoints.routers import RecordRouter

router = RecordRouter()
router.register("instruments", register.InstrumentViewSet, "instrument")
router.register("signatures", register.SignatureViewSet, "signature")
router.register("text-versions", register.TextVersionViewSet, "text-version")
router.register("provisions", register.ProvisionViewSet, "provision")
router.register("wordings", ProvisionTextViewSet, "wording")
router.register("areas", register.AreaViewSet, "area")
router.register("forms", register.FormViewSet, "form")
router.register("fora", register.ForumViewSet, "forum")
router.register("minerals", register.MineralViewSet, "mineral")
router.register("commitments", commitments.CommitmentViewSet, "commitment")
router.register("activities", activities.ActivityViewSet, "activity")
router.register("programmes", area_records.SupportProgrammeViewSet, "programme")
router.register("standards", area_records.StandardViewSet, "standard")
router.register("information-given", area_records.InformationGivenViewSet, "information")
router.register("standard-positions", area_records.StandardPositionViewSet, "standard-position")
router.register("milestones", commitments.MilestoneViewSet, "milestone")
router.register("progress-reports", progress.ProgressReportViewSet, "progress-report")
router.register("evidence", progress.EvidenceViewSet, "evidence")
router.register("state-changes", register.StateChangeViewSet, "state-change")
router.register("internal-notes", register.InternalNoteViewSet, "internal-note")
router.register("decisions", decisions_and_notices.DecisionViewSet, "decision")
router.register("notices", decisions_and_notices.NoticeViewSet, "notice")
router.register("emergencies", decisions_and_notices.EmergencyViewSet, "emergency")
router.register("consultations", decisions_and_notices.ConsultationViewSet, "consultation")
router.register("ip-instruments", decisions_and_notices.IpInstrumentViewSet, "ip-instrument")

urlpatterns = router.urls
