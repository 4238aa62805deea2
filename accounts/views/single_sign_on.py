"""Single sign-on views: redirect to the provider, and handle its response."""

import secrets
from dataclasses import asdict
from datetime import datetime
from typing import Any

import structlog
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accounts import login_flow
from accounts.encryption import DecryptionError
from accounts.enums import SignInMethod
from accounts.exceptions import CodeInvalidError, SignInRefusedError
from accounts.models import IdentityProvider
from accounts.services import recent
from accounts.services.single_sign_on import authorization_flow, matching
from accounts.services.single_sign_on.authorization_flow import OidcResponseError, Question, TimelessAnswerError
from accounts.services.single_sign_on.http_client import ProviderUnreachableError
from accounts.views.codes import SHOWN, shown_in
from accounts.views.pages import page
from contacts.models import User

logger = structlog.get_logger(__name__)

QUESTION = "single_sign_on"


@never_cache
@require_GET
def leave(request: HttpRequest, code: str) -> HttpResponse:
    """Redirect to the identity provider of the Participant with that code."""
    provider = _provider(code)
    onward = login_flow.safe(request, request.GET.get("next", ""))
    again = "confirm" in request.GET and request.user.is_authenticated
    try:
        question, address = authorization_flow.ask(
            provider=provider, back=_back(request, provider), onward=onward, again=again, at=timezone.now()
        )
    except ProviderUnreachableError as error:
        logger.warning("provider_unreachable", provider=provider.pk, reason=str(error))
        return _failed(request, _("Your ministry's sign-in service is not responding. Try again in a few minutes."))
    request.session[QUESTION] = asdict(question)
    return HttpResponseRedirect(address)


@never_cache
@require_GET
def come_back(request: HttpRequest, code: str) -> HttpResponse:
    """Handle the provider's response, once, and sign the user in."""
    provider = _provider(code)
    # Removed first, so that no response can be used twice.
    stored = request.session.pop(QUESTION, None)
    question = Question(**stored) if stored else None
    try:
        claims = _claims(request, provider, question)
        user = matching.match(
            provider=provider,
            claims=claims,
            invitation=shown_in(request),
            at=timezone.now(),
            # A repeated authentication must match an existing link.
            may_link=question is not None and not question.again,
        )
    except TimelessAnswerError as error:
        logger.warning("answer_refused", provider=provider.pk, reason=str(error))
        return _failed(
            request,
            _(
                "Your ministry's sign-in service does not state when you signed in (auth_time), so it cannot "
                "be used to confirm your identity. Contact your administrator."
            ),
        )
    except OidcResponseError as error:
        logger.warning("answer_refused", provider=provider.pk, reason=str(error))
        return _failed(request, _("The response from your ministry's sign-in service was not valid. Sign in again."))
    except (ProviderUnreachableError, DecryptionError) as error:
        logger.warning("provider_unreachable", provider=provider.pk, reason=str(error))
        return _failed(request, _("Your ministry's sign-in service is not responding. Try again in a few minutes."))
    except SignInRefusedError as refusal:
        logger.warning("sign_in_refused", provider=provider.pk, reason=refusal.reason)
        return _failed(request, str(refusal))
    except CodeInvalidError as refusal:
        return _failed(request, str(refusal))
    assert question is not None
    return _entered(request, user, question, authorization_flow.authenticated_at(claims))


def _claims(request: HttpRequest, provider: IdentityProvider, question: Question | None) -> dict[str, Any]:
    """Return the verified claims of the response. Raise AnswerError, and UnreachableError."""
    given = request.GET
    if question is None or question.provider != provider.pk or not question.is_open(timezone.now()):
        raise OidcResponseError("nothing was asked")
    if not secrets.compare_digest(given.get("state", "").encode(), question.state.encode()):
        raise OidcResponseError("another state")
    # RFC 9207: an ``iss`` in the response must match the provider.
    if given.get("iss", provider.issuer) != provider.issuer:
        raise OidcResponseError("another issuer")
    if "error" in given or not given.get("code"):
        raise OidcResponseError("no code")
    return authorization_flow.read(
        provider=provider,
        question=question,
        code=given["code"],
        back=_back(request, provider),
        at=timezone.now(),
    )


def _entered(request: HttpRequest, user: User, question: Question, shown: datetime | None) -> HttpResponse:
    now = timezone.now()
    if not question.again:
        request.session.pop(SHOWN, None)
        answer = login_flow.enter(request, user, way=SignInMethod.SINGLE_SIGN_ON, onward=question.onward)
        # An existing session at the ministry is no proof of a new authentication.
        if shown is None:
            recent.forget(request.session)
        else:
            recent.note(request.session, min(shown, now))
        return answer
    if request.user != user:
        return _failed(request, _("A different user is signed in at your ministry."))
    recent.note(request.session, now)
    return HttpResponseRedirect(question.onward)


def _provider(code: str) -> IdentityProvider:
    found = IdentityProvider.objects.filter(participant__code__iexact=code, active=True)
    provider: IdentityProvider | None = found.select_related("participant").first()
    if provider is None:
        raise Http404
    return provider


def _back(request: HttpRequest, provider: IdentityProvider) -> str:
    return request.build_absolute_uri(reverse("accounts:ministry-back", args=[provider.participant.code]))


def _failed(request: HttpRequest, why: str) -> HttpResponse:
    if request.user.is_authenticated:
        messages.error(request, why)
        return redirect("accounts:account")
    return page(request, "not_signed_in", why=why)
