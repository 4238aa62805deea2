"""Account middleware: required set-up and step-up confirmation before a page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from accounts.login_flow import MUST_SET_UP
from accounts.services import recent, sessions
from accounts.signed_in import BEGAN, is_activity
from accounts.step_up_authentication import SAFE, needs_confirmation
from accounts.views import confirm
from contacts.models import User

# Pages available before a required second factor is set up.
FREE = frozenset(
    {
        *("accounts:account", "accounts:app", "accounts:passkey-add", "accounts:recovery-codes", "accounts:confirm"),
        *("admin:password_change", "admin:password_change_done", "admin:logout", "admin:login", "admin:jsi18n"),
        *("language", "session", "accessibility", "help", "healthz", "readyz"),
    }
)


class AccountsMiddleware:
    """Account middleware, which must follow those for sessions, authentication, language and messages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Return a response in place of the page if a set-up or confirmation must precede it."""
        # Token requests have no session, so they cost nothing here.
        session = getattr(request, "session", None)
        if session is None or session.session_key is None or not isinstance(request.user, User):
            return None
        if not request.user.is_staff:
            # A partner system must use its token, which has scopes; in a session, which has none, it is anonymous.
            request.user = AnonymousUser()
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if BEGAN in session and is_activity(request):
            sessions.see(session, timezone.now())
        if session.get(MUST_SET_UP) and name not in FREE:
            return _first(request)
        if needs_confirmation(request, name, kwargs) and not recent.is_recent(session, timezone.now()):
            return _confirmed(request)
        return None


def _first(request: HttpRequest) -> HttpResponse | None:
    if request.path.startswith("/api/"):
        # For API requests this session is still anonymous.
        request.user = AnonymousUser()
        return None
    messages.warning(request, _("Set up two-factor authentication to continue."))
    return redirect("accounts:account")


def _confirmed(request: HttpRequest) -> HttpResponse | None:
    if not request.user.is_authenticated or not request.user.is_staff:
        return None
    if request.method in SAFE:
        return redirect(f"{reverse('accounts:confirm')}?{urlencode({'next': request.get_full_path()})}")
    return confirm.in_between(request)
