"""Calendar tokens of the form ``mocc_<prefix>_<secret>``: create, check and revoke them."""

import hmac
import secrets
from datetime import datetime, timedelta

from contacts.models import User
from partners.models import CalendarToken
from partners.models.clients import LONGEST_LIFE
from partners.services.token_authentication import digest

# Differs from the prefix of API tokens, so that the kind of a leaked token is recognizable.
KIND = "mocc"


def issue(*, user: User, name: str, at: datetime, life: timedelta = LONGEST_LIFE) -> tuple[CalendarToken, str]:
    """Create a calendar token and return it with its text, which is not stored and is shown once.

    ``at`` is an aware datetime. Raise ValueError if ``life`` is not positive or exceeds a year, and for an account
    without browser access: a partner system reads the calendar with its own token.
    """
    if not timedelta(0) < life <= LONGEST_LIFE:
        raise ValueError("A calendar token lives for at most a year.")
    if not user.may.uses_browser:
        raise ValueError("A partner system has tokens of its own.")
    prefix, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
    token = CalendarToken.objects.create(
        user=user, name=name, prefix=prefix, digest=digest(secret), created_at=at, expires_at=at + life
    )
    return token, f"{KIND}_{prefix}_{secret}"


def owner_of(text: str, *, at: datetime) -> CalendarToken | None:
    """Return the valid token with this text at ``at``, if its account may sign in; None otherwise."""
    kind, _, rest = text.partition("_")
    prefix, _, secret = rest.partition("_")
    if kind != KIND or not secret or "\x00" in text:
        return None
    token: CalendarToken | None = CalendarToken.objects.valid(at).filter(prefix=prefix).select_related("user").first()
    if token is None or not hmac.compare_digest(token.digest, digest(secret)):
        return None
    user: User = token.user
    return token if user.is_active and user.may.uses_browser else None


def revoke(*, token: CalendarToken, at: datetime) -> None:
    """Revoke a token permanently. The time of an earlier revocation is not changed."""
    CalendarToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at)
    token.refresh_from_db(fields=["revoked_at"])
