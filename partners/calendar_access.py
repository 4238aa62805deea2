"""HTTP Basic authentication (RFC 7617) for calendar programs, which support nothing else; calendar endpoints only."""

import base64
import binascii
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed, Throttled
from rest_framework.request import Request

from contacts.models import User
from contacts.services import operation_budgets
from partners.authentication import NOTED_EVERY, BearerAuthentication, TokenUse, token_in
from partners.models import CalendarToken
from partners.services import calendars, rate_limits

# Longer than any token with any name; longer input is not decoded.
LONGEST = 2_000
# Calendar programs poll every few minutes; a person who tests one does so more often.
A_MINUTE = 60


class CalendarAuthentication(BaseAuthentication):
    """Calendar token authentication by HTTP Basic: the token is the password, and the user name is ignored.

    The request has the current permissions of the token's account.
    """

    realm = "MOC Portal calendar"

    def authenticate(self, request: Request) -> tuple[User, CalendarToken] | None:
        """Return the account and its token; None without Basic, so that a bearer token or a session can authenticate.

        Raise AuthenticationFailed, with the same message for every reason, for an invalid password, and Throttled if
        the token has exceeded its limit in this minute.
        """
        scheme, _space, text = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "basic":
            return None
        now = timezone.now()
        token = calendars.owner_of(_password(text), at=now)
        if token is None:
            raise AuthenticationFailed(_("Invalid calendar token. It may have expired or been revoked."))
        self._count(request, token, now)
        operation_budgets.admit_request(request._request, token.user)  # noqa: SLF001  # Django's own, as below.
        if token.last_used_at is None or token.last_used_at <= now - NOTED_EVERY:
            CalendarToken.objects.filter(pk=token.pk).update(last_used_at=now)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        """Return the ``WWW-Authenticate`` challenge: Basic, or Bearer if the request had a bearer token."""
        if token_in(request) is not None:
            return BearerAuthentication().authenticate_header(request)
        return f'Basic realm="{self.realm}", charset="UTF-8"'

    def _count(self, request: Request, token: CalendarToken, now: datetime) -> None:
        reading = rate_limits.count(caller=f"calendar:{token.pk}", limit=A_MINUTE, at=now)
        # Django's own request, which is the one that the middleware sees.
        request._request.use = TokenUse(None, now, "200", reading)  # type: ignore[attr-defined]  # noqa: SLF001
        if reading is not None and reading.is_exceeded:
            raise Throttled(wait=max(1, reading.resets_at - int(now.timestamp())))


def _password(text: str) -> str:
    """Return the password of a Basic credential; an empty string if the credential is malformed."""
    if len(text) > LONGEST:
        return ""
    try:
        pair = base64.b64decode(text.strip(), validate=True).decode()
    except (binascii.Error, ValueError):
        return ""
    return pair.partition(":")[2]
