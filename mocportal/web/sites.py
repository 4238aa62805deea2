"""Admin site for editing records; its index is the portal's home page."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from mocportal.web.navigation import sees_all_records

if TYPE_CHECKING:
    from accounts.forms import ChangePasswordForm
    from accounts.sign_in_form import SignInForm


class PortalAdminSite(AdminSite):
    site_title = _("MOC Portal")
    site_header = _("MOC Portal")
    index_title = _("All records")
    empty_value_display = _("Not set")  # type: ignore[assignment]  # Translated for each request.
    # The register's tables need the width; all record types are one link away in the navigation.
    enable_nav_sidebar = False

    @property
    def login_form(self) -> "type[SignInForm]":  # type: ignore[override]
        """Return the sign-in form, imported late: Django loads this module before the account model."""
        from accounts.sign_in_form import SignInForm  # noqa: PLC0415  # As the docstring says.

        return SignInForm

    @property
    def password_change_form(self) -> "type[ChangePasswordForm]":  # type: ignore[override]
        """Return the password form, imported late as above."""
        from accounts.forms import ChangePasswordForm  # noqa: PLC0415  # As above.

        return ChangePasswordForm

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Render Django's sign-in page, with the portal's form and second factor."""
        from django.contrib.auth.views import LoginView  # noqa: PLC0415  # As above: they need models.

        from accounts.views.sign_in import PasswordView  # noqa: PLC0415  # As above.

        onward = LoginView().get_redirect_url(request) or reverse("admin:index", current_app=self.name)
        if request.method == "GET" and self.has_permission(request):
            return HttpResponseRedirect(onward)
        context = {
            **self.each_context(request),
            "title": _("Sign in"),
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
            REDIRECT_FIELD_NAME: onward,
        }
        request.current_app = self.name
        page = PasswordView.as_view(
            extra_context={**context, **(extra_context or {})},
            authentication_form=self.login_form,
            template_name="admin/login.html",
        )
        answer: HttpResponse = page(request)  # type: ignore[assignment]  # No streaming response.
        return answer

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # type: ignore[override]
        """Sign out, and record the end of the session."""
        from accounts.services import sessions  # noqa: PLC0415  # As above.

        key = request.session.session_key if request.method == "POST" else None
        answer: HttpResponse = super().logout(request, extra_context)
        if key:
            sessions.note_end(key, timezone.now())
        return answer

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # type: ignore[override]
        """Change the password; other sessions end, and the account's owner is notified."""
        from accounts.views.passwords import changed  # noqa: PLC0415  # As above.

        before = request.session.session_key
        answer: HttpResponse = super().password_change(request, extra_context)
        if request.method == "POST" and answer.status_code == HTTPStatus.FOUND:
            changed(request, before=before)
        return answer

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> Any:
        """Return the visible record types, evaluated only if a page shows them.

        Django computes it for every page, whose navigation here shows less: it was a quarter of the cost of a list.
        """
        return SimpleLazyObject(lambda: AdminSite.get_app_list(self, request, app_label))

    def get_urls(self) -> list[URLResolver | URLPattern]:
        return [path("records/", self.admin_view(self.records), name="records"), *super().get_urls()]

    def records(self, request: HttpRequest) -> HttpResponse:
        """Render the visible record types by app, which is Django's index page.

        Raise PermissionDenied for ministry staff, for whom the data model is hidden.
        """
        if not sees_all_records(request.user):
            raise PermissionDenied
        return super().index(request)

    def app_index(  # type: ignore[override]  # A redirect has no template.
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Redirect to the page of all record types, which has those of the app."""
        return redirect("admin:records")

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # type: ignore[override]
        """Redirect to the home page, which is also the "Home" of the admin's breadcrumbs."""
        return redirect("home")
