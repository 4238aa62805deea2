"""The addresses under /api/v1/: the endpoints of all apps, and what describes them."""

from django.urls import path, re_path
from rest_framework.authentication import SessionAuthentication

from commitments.api import urls as commitments
from contacts.api import urls as contacts
from dialogue.api import urls as dialogue
from dialogue.api.calendar import CalendarView
from mocportal.history.api import urls as history
from mocportal.partners.api import AccessView
from mocportal.partners.authentication import BearerAuthentication
from mocportal.partners.calendar_access import CalendarAuthentication
from mocportal.partners.webhook_api import urls as webhooks
from mocportal.rest import problem_views, views

app_name = "api"

routers = (contacts.router, commitments.router, dialogue.router)
BY_CALENDAR = [CalendarAuthentication, BearerAuthentication, SessionAuthentication]
lists = {prefix: f"{basename}-list" for router in routers for prefix, _viewset, basename in router.registry}

urlpatterns = [
    path("", views.RootView.as_view(lists=lists), name="root"),
    # The register first: an address is compared with one after the other, and its own are asked for most.
    *commitments.urlpatterns,
    *dialogue.urlpatterns,
    *contacts.urlpatterns,
    *history.urlpatterns,
    *webhooks.urlpatterns,
    # The one address that a calendar token opens.
    path("calendar/", CalendarView.as_view(authentication_classes=BY_CALENDAR), name="calendar"),
    path("access/", AccessView.as_view(), name="access"),
    path("schema/", views.SchemaView.as_view(), name="schema"),
    path("docs/", views.DocsView.as_view(), name="docs"),
    path("problems/", problem_views.ProblemsView.as_view(), name="problems"),
    path("problems/<slug:name>/", problem_views.ProblemView.as_view(), name="problem"),
    # The last of all: Django's own page for what is not found is made for people.
    re_path(r"^.*\Z", views.NothingView.as_view(), name="nothing"),
]
