"""Bearer token authentication (RFC 6750) with rate limits and usage counts."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pghistory
import structlog
from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed, Throttled
from rest_framework.request import Request

from contacts.models import User
from contacts.services import operation_budgets
from partners.models import Token
from partners.network_addresses import address_of
from partners.services import rate_limits, token_authentication

API = "/api/"
# A finer resolution of the last use has no reader, and one write per request would cost more than the request.
NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class TokenUse:
    """Usage of one request with a token, passed to the middleware that counts the response."""

    client: int | None
    at: datetime
    outcome: str
    reading: rate_limits.RateLimitState | None


def token_in(request: HttpRequest | Request) -> str | None:
    """Return the bearer token in ``Authorization``, valid or not; None without one."""
    scheme, _space, text = request.headers.get("Authorization", "").partition(" ")
    return text.strip() if scheme.lower() == "bearer" else None


def leads_past_sessions(request: HttpRequest) -> bool:
    """Return whether a bearer token alone authenticates ``request``; session cookies are then ignored."""
    return request.path_info.startswith(API) and token_in(request) is not None


class BearerAuthentication(BaseAuthentication):
    """Bearer token authentication, ``Bearer moc_<prefix>_<secret>``, with the account's current permissions."""

    realm = "MOC Portal"

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        """Return the account and its token; None without the header, so that session authentication can run.

        Raise AuthenticationFailed, with the same message for every reason, for an invalid token, and Throttled if the
        caller has exceeded its limit in this minute.
        """
        text = token_in(request)
        if text is None:
            return None
        now = timezone.now()
        found = token_authentication.find(text, at=now, address=address_of(request))
        if found is None or found.refusal is not None:
            if found and found.token.client_id:
                # Record the reason for the owner only; the holder of the token may be another person.
                rate_limits.note(client=found.token.client_id, at=now, outcome=f"401:{found.refusal}")
            raise AuthenticationFailed(_("Invalid token. It may have expired or been revoked."))
        token = found.token
        self._count(request, token, now)
        operation_budgets.admit_request(request._request, token.user)  # noqa: SLF001  # Django's own, as above.
        self._note_use(token, now)
        if token.client_id:
            # In addition to the account, which the history records itself; a no-op without a history context.
            pghistory.context(client=token.client_id)
            structlog.contextvars.bind_contextvars(client_id=token.client_id)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        given = token_in(request) is not None
        return f'Bearer realm="{self.realm}"' + (', error="invalid_token"' if given else "")

    def _count(self, request: Request, token: Token, now: datetime) -> None:
        """Raise Throttled if the caller has exceeded its limit; all tokens of one caller share it."""
        asks_for_changes = request.method in {"GET", "HEAD"} and "If-None-Match" in request.headers
        expected = "304" if asks_for_changes else "200"
        if token.client is not None:
            caller, limit = f"client:{token.client_id}", token.client.rate
        else:
            caller, limit = f"user:{token.user_id}", settings.PERSONAL_RATE
        reading = rate_limits.count(caller=caller, limit=limit, at=now, client=token.client_id, outcome=expected)
        exceeded = reading is not None and reading.is_exceeded
        outcome = rate_limits.THROTTLED if exceeded else expected
        # Django's own request, which is the one that the middleware sees.
        request._request.use = TokenUse(token.client_id, now, outcome, reading)  # type: ignore[attr-defined]  # noqa: SLF001
        if reading is not None and exceeded:
            raise Throttled(wait=max(1, reading.resets_at - int(now.timestamp())))

    def _note_use(self, token: Token, now: datetime) -> None:
        if token.last_used_at is None or token.last_used_at <= now - NOTED_EVERY:
            stale = Q(last_used_at=None) | Q(last_used_at__lte=now - NOTED_EVERY)
            Token.objects.filter(stale, pk=token.pk).update(last_used_at=now)
