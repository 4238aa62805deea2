"""What follows from a password that was changed on Django's own page."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from accounts import login_flow
from accounts.services import account_emails, factors, sessions
from accounts.views.pages import account_of


def changed(request: HttpRequest, *, before: str | None) -> None:
    """End the other sessions, and let go who only had to choose a longer password.

    Django gives the session a new key with it; ``before`` is the one that it had.
    """
    user, now = account_of(request), timezone.now()
    sessions.rename(before, request.session.session_key)
    sessions.end_all(user=user, at=now, keep=request.session.session_key)
    account_emails.tell_of_change(user=user, at=now)
    long_enough = len(request.POST.get("new_password1", "")) >= settings.PASSWORD_LENGTH_ALONE
    if long_enough and not factors.is_demanded(user):
        login_flow.freed(request.session)
