"""Second factor views: add, show once, remove."""

import io
from base64 import b64encode
from collections.abc import Callable

import qrcode
import qrcode.image.svg
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import encryption, login_flow
from accounts.exceptions import LastFactorError
from accounts.forms import WRONG_CODE, AppForm, PasskeyForm, PasswordForm
from accounts.models import Passkey
from accounts.rules import one_time_passwords
from accounts.services import account_emails, factors, passkeys
from accounts.views.pages import account_of, host_of, own, page

SECRET, MAKING = "app_secret", "passkey_making"


@own
def app(request: HttpRequest) -> HttpResponse:
    """Show a new secret as QR code and text, and add the app after its code is correct."""
    user, now = account_of(request), timezone.now()
    if request.method != "POST" or SECRET not in request.session:
        request.session[SECRET] = encryption.seal(factors.new_secret())
    secret = encryption.unseal(request.session[SECRET])
    form = AppForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = factors.add_app(user=user, secret=secret, code=form.cleaned_data["code"], at=now)
        if made is not None:
            del request.session[SECRET]
            account_emails.notify_of_change(user=user, at=now)
            return _added(request, made, _("Authenticator app added."))
        form.add_error("code", WRONG_CODE)
    address = one_time_passwords.address_of(secret, account=user.username, portal=_("MOC Portal"))
    return page(request, "app", form=form, secret=secret, square=_square(address))


@own
def passkey_add(request: HttpRequest) -> HttpResponse:
    """Register a passkey, which needs the script of the page."""
    user, now, host = account_of(request), timezone.now(), host_of(request)
    form = PasskeyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = passkeys.add(
            user=user,
            name=form.cleaned_data["name"],
            answer=form.cleaned_data["passkey"] or "{}",
            state=request.session.pop(MAKING, {}),
            host=host,
            at=now,
        )
        if made is not None:
            account_emails.notify_of_change(user=user, at=now)
            return _added(request, made, _("Passkey added."))
        form.add_error(None, _("The passkey could not be created. Try again or add an authenticator app."))
    challenge = passkeys.ask_to_make(user=user, host=host)
    request.session[MAKING] = challenge.state
    return page(request, "passkey_add", form=form, passkey=challenge.options)


@own
def app_remove(request: HttpRequest) -> HttpResponse:
    user = account_of(request)
    if not factors.of(user).app:
        return redirect("accounts:account")
    return _remove(
        request, _("Remove the authenticator app"), lambda password: factors.remove_app(user=user, password=password)
    )


@own
def passkey_remove(request: HttpRequest, passkey: int) -> HttpResponse:
    user = account_of(request)
    row = get_object_or_404(Passkey, pk=passkey, user=user)
    title = _("Remove the passkey “%(name)s”") % {"name": row.name}
    return _remove(request, title, lambda password: factors.remove_passkey(user=user, passkey=row, password=password))


@own
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Create new recovery codes and show them once."""
    user = account_of(request)
    if not factors.of(user):
        return redirect("accounts:account")
    if request.method == "POST":
        made = factors.make_recovery_codes(user=user, at=timezone.now())
        return page(request, "recovery_codes_shown", codes=made)
    return page(request, "recovery_codes")


def _remove(request: HttpRequest, title: str, remove: Callable[[str], None]) -> HttpResponse:
    user = account_of(request)
    form = PasswordForm(request.POST if request.method == "POST" else None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            remove(form.cleaned_data["password"])
        except LastFactorError as refusal:
            form.add_error(None, str(refusal))
        else:
            account_emails.notify_of_change(user=user, at=timezone.now())
            messages.success(request, _("Removed. It can no longer be used to sign in."))
            return redirect("accounts:account")
    return page(request, "remove", form=form, title=title)


def _added(request: HttpRequest, made: list[str], said: str) -> HttpResponse:
    login_flow.freed(request.session)
    messages.success(request, said)
    if made:
        return page(request, "recovery_codes_shown", codes=made)
    return redirect("accounts:account")


def _square(address: str) -> str:
    """Return the QR code as a data URL; generated here, so that the secret is not sent anywhere."""
    written = io.BytesIO()
    qrcode.make(address, image_factory=qrcode.image.svg.SvgPathFillImage, border=4).save(written)
    return f"data:image/svg+xml;base64,{b64encode(written.getvalue()).decode()}"
