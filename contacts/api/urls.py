"""URLs of this app's endpoints; ``mocportal.api`` includes those of all apps."""

from rest_framework.routers import SimpleRouter

from contacts.api import views

router = SimpleRouter()
router.register("sides", views.SideViewSet, "side")
router.register("participants", views.ParticipantViewSet, "participant")
router.register("handling-marks", views.HandlingMarkViewSet, "handling-mark")
router.register("ranks", views.RankViewSet, "rank")
router.register("officials", views.OfficialViewSet, "official")
router.register("contact-points", views.ContactPointViewSet, "contact-point")
router.register("organizations", views.OrganizationViewSet, "organization")
router.register("stakeholders", views.StakeholderViewSet, "stakeholder")
router.register("reminders", views.ReminderViewSet, "reminder")

urlpatterns = router.urls
