"""Sign-in by bearer token (RFC 6750)."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from contacts.models import User
from mocportal.partners.models import Token
from mocportal.partners.services import tokens

# Finer than a minute nobody asks when a token was last used, and a write for each read would cost more than the read.
NOTED_EVERY = timedelta(minutes=1)


class BearerAuthentication(BaseAuthentication):
    """``Authorization: Bearer moc_<prefix>_<secret>``, with the rights of the token's account at this moment."""

    realm = "MOC Portal"

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        """The account and its token; None without the header, so that a session can answer instead.

        Raises AuthenticationFailed, with the same words for every reason, where the token opens nothing.
        """
        scheme, _space, text = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        now = timezone.now()
        token = tokens.owner_of(text.strip(), at=now)
        if token is None:
            raise AuthenticationFailed(_("The token is not valid: it may have expired or been revoked."))
        if token.last_used_at is None or token.last_used_at <= now - NOTED_EVERY:
            stale = Q(last_used_at=None) | Q(last_used_at__lte=now - NOTED_EVERY)
            Token.objects.filter(stale, pk=token.pk).update(last_used_at=now)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        given = request.headers.get("Authorization", "")[:7].lower() == "bearer "
        return f'Bearer realm="{self.realm}"' + (', error="invalid_token"' if given else "")
