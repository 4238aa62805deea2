"""Login flow from a correct password to a session, with or without the second factor."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme

from accounts import signed_in as clocks
from accounts.enums import SignInMethod
from accounts.services import factors, sessions
from contacts.models import User
from partners.network_addresses import address_of

BACKEND = "django.contrib.auth.backends.ModelBackend"
WAITING = "waiting_for_second_factor"
MUST_SET_UP = "must_set_up_second_factor"
# Time to find the telephone.
PATIENCE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class PendingSignIn:
    """Pending sign-in after a correct password, before the second factor. No user is signed in yet."""

    user: int
    # Of the password, so that a password change ends the pending sign-in too.
    digest: str
    since: str
    next: str

    @classmethod
    def of(cls, request: HttpRequest, at: datetime) -> Self | None:
        """Return the pending sign-in of this browser; None without one or after its timeout."""
        stored = request.session.get(WAITING)
        if stored is None:
            return None
        waiting = cls(**stored)
        return waiting if at - datetime.fromisoformat(waiting.since) < PATIENCE else None

    @property
    def account(self) -> User | None:
        """Return the account, if it is active and its password has not changed."""
        user = User.objects.filter(pk=self.user, is_active=True).first()
        return user if user and constant_time_compare(user.get_session_auth_hash(), self.digest) else None


def after_password(request: HttpRequest, user: User, *, password: str, onward: str) -> HttpResponse:
    """Continue to ``onward``, through the second factor if the account has one.

    An account that lacks a required second factor, or whose password is too short on its own, is signed in for setting
    one up only (see ``middleware``).
    """
    now = timezone.now()
    if factors.of(user):
        request.session[WAITING] = asdict(PendingSignIn(user.pk, user.get_session_auth_hash(), now.isoformat(), onward))
        return redirect("accounts:second-step")
    short = len(password) < settings.PASSWORD_LENGTH_ALONE
    return enter(
        request, user, way=SignInMethod.PASSWORD, onward=onward, must_set_up=short or factors.is_demanded(user)
    )


def enter(
    request: HttpRequest, user: User, *, way: SignInMethod, onward: str, must_set_up: bool = False
) -> HttpResponseRedirect:
    """Start the session, with a new key."""
    now = timezone.now()
    request.session.pop(WAITING, None)
    login(request, user, backend=BACKEND)
    clocks.begin(request.session, now)
    sessions.note(
        user=user,
        session=request.session,
        way=way,
        device=request.headers.get("User-Agent", ""),
        address=address_of(request),
        at=now,
    )
    if must_set_up:
        request.session[MUST_SET_UP] = True
        return HttpResponseRedirect(reverse("accounts:account"))
    return HttpResponseRedirect(safe(request, onward))


def safe(request: HttpRequest, address: str, *, otherwise: str = "/") -> str:
    """Return ``address`` if it is on this host, or ``otherwise``."""
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if ours else otherwise


def freed(session: Any) -> None:
    """Lift the restriction of the session to setting up a second factor."""
    session.pop(MUST_SET_UP, None)
