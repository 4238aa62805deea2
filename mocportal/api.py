"""URL routes under /api/v1/: the endpoints of all apps, the API description and the fallback."""

from django.urls import path, re_path
from rest_framework.authentication import SessionAuthentication

from commitments.api import urls as commitments
from contacts.api import urls as contacts
from core.feed.api import urls as history
from core.rest.problems import views as problem_views
from dialogue.api import urls as dialogue
from dialogue.api.calendar import CalendarView
from mocportal import api_root
from partners.api import AccessView, ExternalIdsView
from partners.authentication import BearerAuthentication
from partners.calendar_access import CalendarAuthentication
from partners.token_api import TokenRotationView
from partners.webhook_api import urls as webhooks

app_name = "api"

routers = (contacts.router, commitments.router, dialogue.router)
BY_CALENDAR = [CalendarAuthentication, BearerAuthentication, SessionAuthentication]
lists = {prefix: f"{basename}-list" for router in routers for prefix, _viewset, basename in router.registry}

urlpatterns = [
    path("", api_root.RootView.as_view(lists=lists), name="root"),
    # The register first: URL patterns are tried in order, and its endpoints are the most frequent.
    *commitments.urlpatterns,
    *dialogue.urlpatterns,
    *contacts.urlpatterns,
    *history.urlpatterns,
    *webhooks.urlpatterns,
    # The only endpoint that accepts a calendar token.
    path("calendar/", CalendarView.as_view(authentication_classes=BY_CALENDAR), name="calendar"),
    path("access/", AccessView.as_view(), name="access"),
    path("tokens/self/rotate/", TokenRotationView.as_view(), name="token-rotation"),
    path("external-ids/", ExternalIdsView.as_view(), name="external-ids"),
    path("schema/", api_root.SchemaView.as_view(), name="schema"),
    path("docs/", api_root.DocsView.as_view(), name="docs"),
    path("problems/", problem_views.ProblemsView.as_view(), name="problems"),
    path("problems/<slug:name>/", problem_views.ProblemView.as_view(), name="problem"),
    # Last of all: Django's own 404 page is HTML for people.
    re_path(r"^.*\Z", api_root.ApiNotFoundView.as_view(), name="nothing"),
]
