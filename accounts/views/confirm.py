"""Confirmation of identity before irreversible actions, unless confirmed within a quarter of an hour."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.exceptions import TooManyAttemptsError
from accounts.forms import WRONG_CODE, WRONG_PASSWORD, ConfirmForm
from accounts.login_flow import safe
from accounts.services import attempts, factors, recent
from accounts.views.pages import account_of, own, page
from accounts.views.sign_in import ask, shown_by
from contacts.models import User

# Prefix of the confirmation's own fields, which are not forwarded.
OWN = f"{ConfirmForm.prefix}-"
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 # nosec B105 # The name of a field.


@own
def confirm(request: HttpRequest) -> HttpResponse:
    """Render the confirmation page, which then redirects to the page that requires it."""
    onward = safe(request, request.GET.get("next", ""))
    form = form_for(request)
    if request.method == "POST" and is_confirmed(request, form):
        return HttpResponseRedirect(onward)
    return _page(request, form, onward=onward)


def in_between(request: HttpRequest) -> HttpResponse | None:
    """Render the confirmation in place of a submitted page; None once confirmed, and the submission continues.

    The submitted data is in the page only and is not stored.
    """
    form = form_for(request)
    if form.is_bound and is_confirmed(request, form):
        return None
    typed = [(name, value) for name, values in request.POST.lists() for value in values if _is_typed(name)]
    return _page(request, form, typed=typed, onward=request.get_full_path())


def form_for(request: HttpRequest) -> ConfirmForm:
    user = account_of(request)
    sent = request.method == "POST" and any(name.startswith(OWN) for name in request.POST)
    return ConfirmForm(request.POST if sent else None, password=user.has_usable_password(), code=factors.of(user).app)


def is_confirmed(request: HttpRequest, form: ConfirmForm) -> bool:
    """Return whether the form confirms the user's identity, and store the time in the session."""
    if not form.is_valid():
        return False
    try:
        wrong = _wrong(request, account_of(request), form.cleaned_data)
    except TooManyAttemptsError as refusal:
        wrong = (None, str(refusal))
    if wrong is None:
        recent.note(request.session, timezone.now())
        return True
    form.add_error(*wrong)
    return False


def _wrong(request: HttpRequest, user: User, given: dict[str, Any]) -> tuple[str | None, str] | None:
    """Return the field and its error; None if the identity is confirmed."""
    code, answer, password = (given.get(name, "") for name in ("code", "passkey", "password"))
    if code or answer:
        if shown_by(request, user, code=code, answer=answer) is not None:
            return None
        return ("code", str(WRONG_CODE)) if code else (None, _("The passkey could not be verified."))
    if not password:
        return None, _("Confirm your identity in one of these ways.")
    if attempts.is_password(user=user, password=password, at=timezone.now()):
        return None
    return "password", str(WRONG_PASSWORD)


def _is_typed(name: str) -> bool:
    return name != TOKEN and not name.startswith(OWN)


def _page(
    request: HttpRequest, form: ConfirmForm, *, onward: str, typed: list[tuple[str, Any]] | None = None
) -> HttpResponse:
    user = account_of(request)
    return page(
        request,
        "confirm",
        form=form,
        passkey=ask(request, user),
        provider=factors.provider_of(user),
        onward=onward,
        typed=typed or (),
    )
