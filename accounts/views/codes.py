"""Views for requesting and using one-time codes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts.enums import CodePurpose
from accounts.exceptions import CodeInvalidError
from accounts.forms import ForgottenForm, NewPasswordForm, OneTimeCodeForm
from accounts.models import OneTimeCode
from accounts.services import account_recovery, codes, factors, sessions
from accounts.views.pages import page

# In the session after the code was entered, so that no page contains it.
SHOWN = "one_time_code"


@never_cache
def forgotten(request: HttpRequest) -> HttpResponse:
    """Request a new password. The response, and its time, do not depend on whether the account exists."""
    form = ForgottenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        account_recovery.request(username=form.cleaned_data["username"], at=timezone.now())
        return page(request, "forgotten_sent")
    return page(request, "forgotten", form=form)


@never_cache
def code(request: HttpRequest) -> HttpResponse:
    """Read the code from the form: typed, or filled in by the script from the URL's fragment."""
    form = OneTimeCodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            found = codes.find(form.cleaned_data["code"], at=timezone.now())
        except CodeInvalidError as refusal:
            form.add_error("code", str(refusal))
        else:
            # A new key, so that a fixed session is useless to an attacker. A signed-in user can still end it.
            before = request.session.session_key
            request.session.cycle_key()
            sessions.rename(before, request.session.session_key)
            request.session[SHOWN] = found.pk
            return redirect("accounts:new-password")
    return page(request, "code", form=form)


@never_cache
@sensitive_post_parameters()
def new_password(request: HttpRequest) -> HttpResponse:
    """Set a password, or with an invitation use single sign-on instead."""
    row = shown_in(request)
    if row is None:
        request.session.pop(SHOWN, None)
        return redirect("accounts:code")
    # Users with single sign-on have no local password.
    provider = factors.provider_of(row.user) if row.purpose == CodePurpose.INVITATION else None
    form = NewPasswordForm(row.user, request.POST if request.method == "POST" and provider is None else None)
    if form.is_bound and form.is_valid():
        try:
            account_recovery.set_password(code=row, password=form.cleaned_data["new_password1"], at=timezone.now())
        except CodeInvalidError as refusal:
            form.add_error(None, str(refusal))
        else:
            request.session.pop(SHOWN, None)
            messages.success(request, _("Password set. You can now sign in."))
            return redirect("admin:login")
    return page(request, "new_password", form=form, account=row.user, provider=provider)


def shown_in(request: HttpRequest) -> OneTimeCode | None:
    """Return the unused code entered in this browser, None without one."""
    key = request.session.get(SHOWN)
    if key is None:
        return None
    shown = OneTimeCode.objects.open(timezone.now()).filter(pk=key, user__is_active=True)
    return shown.select_related("user__participant").first()
