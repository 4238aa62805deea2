"""URL routes of the portal: pages, admin, API and health probes."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path

from audit import audit
from mocportal import open_data
from mocportal.api_root import ApiNotFoundView
from mocportal.help.views import guide
from mocportal.home import brief, home
from mocportal.operations import health
from mocportal.operations.metrics.views import metrics
from mocportal.site_search.views import search, suggestions
from mocportal.web import pages

handler500 = "mocportal.web.pages.server_error"

urlpatterns = [
    # First, so that the API does not go through all patterns of the pages.
    path("api/v1/", include("mocportal.api")),
    re_path(r"^api/", ApiNotFoundView.as_view()),
    path("", admin.site.admin_view(home), name="home"),
    path("brief/", admin.site.admin_view(brief), name="brief"),
    path("language/", pages.language, name="language"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("help/<slug:name>/", guide, name="help"),
    path("search/", search, name="search"),
    path("search/suggestions/", suggestions, name="suggestions"),
    path("session/", admin.site.admin_view(pages.session), name="session"),
    path("", include("accounts.urls")),
    path("", include("commitments.urls")),
    path("", include("contacts.urls")),
    path("", include("dialogue.urls")),
    path("", include("partners.urls")),
    # Before the admin's own page at the same URL, which shows Django's log instead of the history.
    path("admin/", include("audit.urls")),
    path("admin/", admin.site.urls),
    path("audit/", audit.who, name="audit"),
    path("audit/heads/", audit.heads, name="audit-heads"),
    path(".well-known/moc-portal-history.json", audit.public_key, name="audit-key"),
    path(".well-known/api-catalog", open_data.api_catalog, name="api-catalog"),
    path(".well-known/security.txt", pages.security_txt, name="security-txt"),
    path("open/", open_data.catalogue, name="open-data"),
    path("open/<slug:name>.json", open_data.as_linked_data, name="open-data-json"),
    path("open/<slug:name>.csv", open_data.as_csv, name="open-data-csv"),
    path("open/<slug:name>/<str:reference>/", open_data.record, name="open-data-record"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
]

if settings.LOCAL:
    # Every signed-in user can read all of it, so only a local run has this page.
    urlpatterns.append(path("mail/", include("mocportal.mailbox.urls")))
