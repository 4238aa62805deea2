"""Follow-up of a password change on Django's own page."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from accounts import login_flow
from accounts.services import account_emails, factors, sessions
from accounts.views.pages import account_of


def changed(request: HttpRequest, *, before: str | None) -> None:
    """End the other sessions, and lift the set-up restriction after a sufficiently long password.

    Django changes the key of the session; ``before`` is the previous one.
    """
    user, now = account_of(request), timezone.now()
    sessions.rename(before, request.session.session_key)
    sessions.end_all(user=user, at=now, keep=request.session.session_key)
    account_emails.notify_of_change(user=user, at=now)
    long_enough = len(request.POST.get("new_password1", "")) >= settings.PASSWORD_LENGTH_ALONE
    if long_enough and not factors.is_demanded(user):
        login_flow.freed(request.session)
