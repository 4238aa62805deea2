"""Django's admin as the place where records are kept; its front page is the portal's home page."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from mocportal.signing_in import SignInForm


class PortalAdminSite(AdminSite):
    site_title = _("MOC Portal")
    site_header = _("MOC Portal")
    index_title = _("All records")
    # The register's tables need the width; all kinds of records are one link away in the navigation.
    enable_nav_sidebar = False

    @property
    def login_form(self) -> "type[SignInForm]":  # type: ignore[override]
        """Imported when asked for: Django loads this module before the account model that the form needs."""
        from mocportal.signing_in import SignInForm  # noqa: PLC0415  # As the docstring says.

        return SignInForm

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Sign in, and keep in the session when that was."""
        from mocportal import sessions  # noqa: PLC0415  # As above: it needs models.

        answer: HttpResponse = super().login(request, extra_context)
        if request.method == "POST" and answer.status_code == HTTPStatus.FOUND and request.user.is_authenticated:
            sessions.begin(request.session, timezone.now())
        return answer

    def get_urls(self) -> list[URLResolver | URLPattern]:
        return [path("records/", self.admin_view(self.records), name="records"), *super().get_urls()]

    def records(self, request: HttpRequest) -> HttpResponse:
        """Every kind of record that the reader may open, by app: what Django shows as its index."""
        return super().index(request)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # type: ignore[override]
        """Leave to the home page, so that "Home" in the admin's own breadcrumbs means what it says."""
        return redirect("home")
