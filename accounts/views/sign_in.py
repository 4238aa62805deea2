"""Sign-in views: user name and password, then the second factor."""

from typing import Any

from django.contrib.auth.views import LoginView
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts import login_flow
from accounts.enums import SignInMethod
from accounts.exceptions import TooManyAttemptsError
from accounts.forms import WRONG_CODE, SecondStepForm
from accounts.login_flow import PendingSignIn
from accounts.models import IdentityProvider
from accounts.services import factors, passkeys
from accounts.views.pages import host_of, page
from contacts.models import User

PASSKEY_CHALLENGE = "passkey_asked"


class PasswordView(LoginView):
    """Django's sign-in view, which continues with the second factor."""

    def form_valid(self, form: BaseForm) -> HttpResponse:
        user = form.get_user()  # type: ignore[attr-defined]  # An AuthenticationForm has it.
        assert isinstance(user, User)
        return login_flow.after_password(
            self.request, user, password=form.cleaned_data["password"], onward=self.get_success_url()
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        providers = IdentityProvider.objects.filter(active=True).select_related("participant")
        return super().get_context_data(providers=providers, **kwargs)


@never_cache
@sensitive_post_parameters()
def second_step(request: HttpRequest) -> HttpResponse:
    """Render the second factor step, and sign the user in."""
    now = timezone.now()
    waiting = PendingSignIn.of(request, now)
    user = waiting.account if waiting else None
    if waiting is None or user is None:
        request.session.pop(login_flow.WAITING, None)
        return redirect("admin:login")
    form = SecondStepForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            way = shown_by(request, user, code=form.cleaned_data["code"], answer=form.cleaned_data["passkey"])
        except TooManyAttemptsError as refusal:
            form.add_error("code", str(refusal))
        else:
            if way is not None:
                return login_flow.enter(request, user, way=way, onward=waiting.next)
            form.add_error(
                "code", _("The passkey could not be verified.") if form.cleaned_data["passkey"] else WRONG_CODE
            )
    return page(request, "second_step", form=form, factors=factors.of(user), passkey=ask(request, user))


def ask(request: HttpRequest, user: User) -> dict[str, Any] | None:
    """Return the challenge for a passkey of the account, stored in the session; None without one."""
    challenge = passkeys.ask_to_sign(user=user, host=host_of(request))
    if challenge is None:
        return None
    request.session[PASSKEY_CHALLENGE] = challenge.state
    return challenge.options


def shown_by(request: HttpRequest, user: User, *, code: str, answer: str) -> SignInMethod | None:
    """Return the method of a verified second factor of ``user``, None if it is wrong.

    Raise TooManyAttemptsError after too many wrong ones.
    """
    now = timezone.now()
    if not answer:
        return factors.use(user=user, code=code, at=now)
    # A challenge is used once, so that a signature cannot be replayed.
    state = request.session.pop(PASSKEY_CHALLENGE, None)
    signed = passkeys.use(user=user, answer=answer, state=state, host=host_of(request), at=now)
    return SignInMethod.PASSKEY if signed else None
