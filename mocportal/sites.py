"""Django's admin as the place where records are kept; its front page is the portal's home page."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _


class PortalAdminSite(AdminSite):
    site_title = _("MOC Portal")
    site_header = _("MOC Portal")
    index_title = _("Home")

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # type: ignore[override]
        """Leave to the home page, so that "Home" in the admin's own breadcrumbs means what it says."""
        return redirect("home")
