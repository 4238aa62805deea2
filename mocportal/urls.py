"""The addresses of the portal: pages for people, records in the admin, the API, and the answers to probes."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path

from audit import audit
from mocportal.api_root import NothingView
from mocportal.home import home
from mocportal.operations import health
from mocportal.operations.metrics.views import metrics
from mocportal.site_search.views import search
from mocportal.web import pages

handler500 = "mocportal.web.pages.server_error"

urlpatterns = [
    # First, since its answers cost less than looking through all the pages for people.
    path("api/v1/", include("mocportal.api")),
    re_path(r"^api/", NothingView.as_view()),
    path("", admin.site.admin_view(home), name="home"),
    path("language/", pages.language, name="language"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("search/", search, name="search"),
    path("session/", admin.site.admin_view(pages.session), name="session"),
    path("", include("accounts.urls")),
    path("", include("commitments.urls")),
    path("", include("contacts.urls")),
    path("", include("dialogue.urls")),
    # Before the admin's own page of the same address, which would read its log and not the history.
    path("admin/", include("audit.urls")),
    path("admin/", admin.site.urls),
    path("audit/", audit.who, name="audit"),
    path("audit/heads/", audit.heads, name="audit-heads"),
    path(".well-known/moc-portal-history.json", audit.public_key, name="audit-key"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
]

if settings.LOCAL:
    # Everyone who is signed in reads all of it, so a deployment has no such page.
    urlpatterns.append(path("mail/", include("mocportal.mailbox.urls")))
