"""Django's admin as the place where records are kept; its front page is the portal's home page."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from accounts.forms import ChangePasswordForm
    from accounts.sign_in_form import SignInForm


class PortalAdminSite(AdminSite):
    site_title = _("MOC Portal")
    site_header = _("MOC Portal")
    index_title = _("All records")
    # The register's tables need the width; all kinds of records are one link away in the navigation.
    enable_nav_sidebar = False

    @property
    def login_form(self) -> "type[SignInForm]":  # type: ignore[override]
        """Imported when asked for: Django loads this module before the account model that the form needs."""
        from accounts.sign_in_form import SignInForm  # noqa: PLC0415  # As the docstring says.

        return SignInForm

    @property
    def password_change_form(self) -> "type[ChangePasswordForm]":  # type: ignore[override]
        """As above."""
        from accounts.forms import ChangePasswordForm  # noqa: PLC0415  # As above.

        return ChangePasswordForm

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Django's own page, on the way that leads past the second factor."""
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
        answer: HttpResponse = page(request)  # type: ignore[assignment]  # None that streams.
        return answer

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # type: ignore[override]
        """Sign out, and note that the session has ended."""
        from accounts.services import sessions  # noqa: PLC0415  # As above.

        key = request.session.session_key if request.method == "POST" else None
        answer: HttpResponse = super().logout(request, extra_context)
        if key:
            sessions.note_end(key, timezone.now())
        return answer

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # type: ignore[override]
        """Change the password; a session that is not this one ends, and the account's owner is told."""
        from accounts.views.passwords import changed  # noqa: PLC0415  # As above.

        before = request.session.session_key
        answer: HttpResponse = super().password_change(request, extra_context)
        if request.method == "POST" and answer.status_code == HTTPStatus.FOUND:
            changed(request, before=before)
        return answer

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> Any:
        """Every kind of record that the reader may open, put together where a page shows it.

        Django has it for every page, whose own navigation names less: it was a quarter of what a list costs.
        """
        return SimpleLazyObject(lambda: AdminSite.get_app_list(self, request, app_label))

    def get_urls(self) -> list[URLResolver | URLPattern]:
        return [path("records/", self.admin_view(self.records), name="records"), *super().get_urls()]

    def records(self, request: HttpRequest) -> HttpResponse:
        """Every kind of record that the reader may open, by app: what Django shows as its index."""
        return super().index(request)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # type: ignore[override]
        """Leave to the home page, so that "Home" in the admin's own breadcrumbs means what it says."""
        return redirect("home")
