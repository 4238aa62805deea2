"""Making, checking and ending tokens of the form ``moc_<prefix>_<secret>``."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from contacts.models import User
from mocportal.partners.models import Client, Token

LONGEST_LIFE = timedelta(days=365)


def issue(
    *, user: User, name: str, at: datetime, life: timedelta = LONGEST_LIFE, client: Client | None = None
) -> tuple[Token, str]:
    """Make a token and return it with its text, which is shown this once and stored nowhere.

    That of a ``client`` ends with it at the latest. ``at`` is an aware instant. Raises ValueError where ``life`` is
    not positive or longer than a year.
    """
    if not timedelta(0) < life <= LONGEST_LIFE:
        msg = "A token lives for at most a year."
        raise ValueError(msg)
    expires_at = at + life if client is None else min(at + life, client.expires_at)
    prefix, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
    token = Token.objects.create(
        user=user, client=client, name=name, prefix=prefix, digest=_digest(secret), expires_at=expires_at
    )
    return token, f"moc_{prefix}_{secret}"


def owner_of(text: str, *, at: datetime) -> Token | None:
    """The token whose text this is, valid at ``at`` and of an account that may sign in; None for anything else."""
    kind, _, rest = text.partition("_")
    prefix, _, secret = rest.partition("_")
    if kind != "moc" or not secret or "\x00" in text:
        return None
    token: Token | None = Token.objects.select_related("user", "client").valid(at).filter(prefix=prefix).first()
    if token is None or not token.user.is_active or not hmac.compare_digest(token.digest, _digest(secret)):
        return None
    return token


def revoke(*, token: Token, at: datetime) -> None:
    """End a token for ever."""
    token.revoked_at = at
    token.save(update_fields=["revoked_at"])


def _digest(secret: str) -> str:
    # The secret has 256 random bits, so a fast digest is as good as a slow one and costs no request its time.
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
