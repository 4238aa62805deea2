"""The addresses of this app's endpoints; mocportal.api puts those of all apps under one root."""

from rest_framework.routers import SimpleRouter

from commitments.api import views

router = SimpleRouter()
router.register("instruments", views.InstrumentViewSet, "instrument")
router.register("signatures", views.SignatureViewSet, "signature")
router.register("text-versions", views.TextVersionViewSet, "text-version")
router.register("provisions", views.ProvisionViewSet, "provision")
router.register("areas", views.AreaViewSet, "area")
router.register("forms", views.FormViewSet, "form")
router.register("fora", views.ForumViewSet, "forum")
router.register("minerals", views.MineralViewSet, "mineral")
router.register("commitments", views.CommitmentViewSet, "commitment")
router.register("activities", views.ActivityViewSet, "activity")
router.register("milestones", views.MilestoneViewSet, "milestone")
router.register("progress-reports", views.ProgressReportViewSet, "progress-report")
router.register("evidence", views.EvidenceViewSet, "evidence")
router.register("state-changes", views.StateChangeViewSet, "state-change")
router.register("internal-notes", views.InternalNoteViewSet, "internal-note")

urlpatterns = router.urls
