"""Account page: sessions, sign-in methods and other credentials of the user."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.login_flow import MUST_SET_UP
from accounts.models import OpenSession, Passkey
from accounts.rules.devices import Device
from accounts.services import factors, sessions
from accounts.signed_in import SignedIn
from accounts.views.pages import account_of, own, page
from commitments.models import SavedView
from partners.models import CalendarToken, Token


@own
def account(request: HttpRequest) -> HttpResponse:
    user, now = account_of(request), timezone.now()
    signed_in = SignedIn.of(request)
    return page(
        request,
        "account",
        clocks=signed_in.sides if signed_in else (),
        sessions=[
            (row, Device.of(row.device), row.session_key == request.session.session_key)
            for row in sessions.of(user, now)
        ],
        factors=factors.of(user),
        passkeys=Passkey.objects.filter(user=user),
        codes_left=user.recovery_codes.unused().count(),
        demanded=factors.is_demanded(user),
        must_set_up=bool(request.session.get(MUST_SET_UP)),
        provider=factors.provider_of(user),
        identities=user.identities.select_related("provider"),
        tokens=Token.objects.filter(user=user).valid(now),
        # Without access to the register there are no saved views.
        views=SavedView.objects.made_by(user).select_related("participant")
        if user.has_perm("commitments.view_provision")
        else None,
        calendar_tokens=CalendarToken.objects.filter(user=user, revoked_at=None, expires_at__gt=now),
    )


@own
@require_POST
def end_session(request: HttpRequest, session: int) -> HttpResponse:
    row = get_object_or_404(OpenSession.objects.open(), pk=session, user=account_of(request))
    sessions.end(session=row, at=timezone.now())
    messages.success(request, _("Device signed out."))
    return redirect("accounts:account")


@own
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    sessions.end_all(user=account_of(request), at=timezone.now(), keep=request.session.session_key)
    messages.success(request, _("All other devices were signed out."))
    return redirect("accounts:account")
