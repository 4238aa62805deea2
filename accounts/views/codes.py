"""What is done with a one-time code, and how one is asked for."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts.enums import CodePurpose
from accounts.exceptions import CodeOverError
from accounts.forms import ForgottenForm, NewPasswordForm, OneTimeCodeForm
from accounts.models import OneTimeCode
from accounts.services import account_recovery, codes, factors, sessions
from accounts.views.pages import page

# In the session, once the code was shown: it then stands in no page.
SHOWN = "one_time_code"


@never_cache
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a new password. The answer is the same whether the account exists or not, and takes as long."""
    form = ForgottenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        account_recovery.request(username=form.cleaned_data["username"], at=timezone.now())
        return page(request, "forgotten_sent")
    return page(request, "forgotten", form=form)


@never_cache
def code(request: HttpRequest) -> HttpResponse:
    """Take the code from the form: it is typed, or written there by the script from behind the address's #."""
    form = OneTimeCodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            found = codes.find(form.cleaned_data["code"], at=timezone.now())
        except CodeOverError as refusal:
            form.add_error("code", str(refusal))
        else:
            # Under a new key: whoever knew the old one does not come along. Who is signed in can end it as before.
            before = request.session.session_key
            request.session.cycle_key()
            sessions.rename(before, request.session.session_key)
            request.session[SHOWN] = found.pk
            return redirect("accounts:new-password")
    return page(request, "code", form=form)


@never_cache
@sensitive_post_parameters()
def new_password(request: HttpRequest) -> HttpResponse:
    """Choose a password, or with an invitation sign in at the ministry instead."""
    row = shown_in(request)
    if row is None:
        request.session.pop(SHOWN, None)
        return redirect("accounts:code")
    # Who signs in at the ministry has no password here, and is offered none.
    provider = factors.provider_of(row.user) if row.purpose == CodePurpose.INVITATION else None
    form = NewPasswordForm(row.user, request.POST if request.method == "POST" and provider is None else None)
    if form.is_bound and form.is_valid():
        try:
            account_recovery.set_password(code=row, password=form.cleaned_data["new_password1"], at=timezone.now())
        except CodeOverError as refusal:
            form.add_error(None, str(refusal))
        else:
            request.session.pop(SHOWN, None)
            messages.success(request, _("Your password is set. Sign in with it."))
            return redirect("admin:login")
    return page(request, "new_password", form=form, account=row.user, provider=provider)


def shown_in(request: HttpRequest) -> OneTimeCode | None:
    """The code that this browser has shown and not used yet, None where there is none."""
    shown = OneTimeCode.objects.open(timezone.now()).filter(pk=request.session.get(SHOWN), user__is_active=True)
    found: OneTimeCode | None = shown.select_related("user__participant").first()
    return found
