"""Tokens of the form ``moc_<prefix>_<secret>``: create, replace and revoke them."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from contacts.enums import Role
from contacts.models import User
from partners.enums import Scope
from partners.exceptions import TokenEndedError, TokenNamedAlreadyError
from partners.models import Client, Token
from partners.models.clients import LONGEST_LIFE
from partners.models.tokens import LONGEST_PERSONAL_LIFE
from partners.services import token_authentication

# Enough time for a deployment of the partner system, excluding a weekend.
USUAL_OVERLAP = timedelta(hours=48)
LONGEST_OVERLAP = timedelta(days=30)


def issue(
    *,
    user: User,
    name: str,
    at: datetime,
    life: timedelta | None = None,
    scopes: Iterable[str] | None = None,
    client: Client | None = None,
) -> tuple[Token, str]:
    """Create a token and return it with its text, which is not stored and is shown once.

    A token of a ``client`` expires no later than the client and has its scopes. A personal one has ``scopes``, or all
    that the role can have. ``at`` is an aware datetime. ``life`` is by default the maximum: a year, or 90 days for a
    personal token. Raise ValueError for a longer life, for a scope that the role cannot have, and for an account of a
    partner system without that system.
    """
    longest = longest_life(client)
    life = longest if life is None else life
    if not timedelta(0) < life <= longest:
        raise ValueError(f"This token lives for at most {longest.days} days.")
    if (user.may is Role.PARTNER) is not (client is not None):
        raise ValueError("The account of a partner system has tokens of that system, and no other account has.")
    allowed = [] if client else [str(each) for each in Scope.of_people(user.may)]
    chosen = [each for each in allowed if each != Scope.ASSISTANT] if scopes is None else list(scopes)
    if not set(chosen) <= set(allowed):
        raise ValueError("The role does not have one of these scopes.")
    return _make(user=user, client=client, name=name, scopes=chosen, expires_at=at + life)


def longest_life(client: Client | None) -> timedelta:
    """Return the maximum lifetime of a token of ``client``, or of a personal token without one."""
    return LONGEST_PERSONAL_LIFE if client is None else LONGEST_LIFE


def issue_to(*, client: Client, name: str, at: datetime, life: timedelta | None = None) -> tuple[Token, str]:
    """Create a token of a partner system, as ``issue`` does. Raise TokenOverError if the system has ended.

    Raise TokenNamedAlreadyError if a valid token has that name: a page that is submitted twice must not create a second
    token, which would be mistaken for the first and whose text was never copied.
    """
    if not client.is_valid(at):
        raise TokenEndedError(_("This partner system has ended or expired. Renew it first."))
    with transaction.atomic():
        # A double submission waits here, and then finds the first token.
        Client.objects.select_for_update(of=("self",)).get(pk=client.pk)
        if Token.objects.filter(client=client, name=name).valid(at).exists():
            raise TokenNamedAlreadyError(
                _("This token name is already in use. Replace the existing token or choose another name.")
            )
        return issue(user=client.account, client=client, name=name, at=at, life=life)


def rotate(*, token: Token, at: datetime, overlap: timedelta) -> tuple[Token, str]:
    """Replace the ``token`` of a partner system as ``replace`` does, for the lifetime that it had when it was made."""
    made = Token.objects.only("created_at", "expires_at").get(pk=token.pk)
    return replace(token=token, at=at, overlap=overlap, life=made.expires_at - made.created_at)


def replace(
    *, token: Token, at: datetime, overlap: timedelta = USUAL_OVERLAP, life: timedelta | None = None
) -> tuple[Token, str]:
    """Replace ``token`` with a new one; the old one stays valid for ``overlap``, and expires immediately with zero.

    Return the new token with its text. Raise TokenEndedError if the old one has ended or been replaced, and ValueError
    for an overlap that is negative or too long to monitor. ``life`` is by default the maximum.
    """
    if not timedelta(0) <= overlap <= LONGEST_OVERLAP:
        raise ValueError("Two tokens overlap for at most thirty days.")
    with transaction.atomic():
        old = Token.objects.select_related("user", "client").select_for_update(of=("self",)).get(pk=token.pk)
        if not old.is_open(at):
            raise TokenEndedError(_("This token was revoked or has expired. Create a new token."))
        try:
            with transaction.atomic():
                made = _make(
                    user=old.user,
                    client=old.client,
                    name=old.name,
                    scopes=old.scopes,
                    expires_at=at + (life or longest_life(old.client)),
                    old=old,
                )
        except IntegrityError as error:
            raise TokenEndedError(_("This token was already replaced.")) from error
        if overlap:
            old.expires_at = min(old.expires_at, at + overlap)
            old.save(update_fields=["expires_at"])
        else:
            revoke(token=old, at=at)
    return made


def revoke(*, token: Token, at: datetime) -> None:
    """Revoke a token permanently. The time of an earlier revocation is not changed."""
    Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at)
    token.refresh_from_db(fields=["revoked_at"])


def owner_of(text: str, *, at: datetime, address: str = "") -> Token | None:
    """Return the token with this text if it is valid at ``at``; None otherwise."""
    found = token_authentication.find(text, at=at, address=address)
    return found.token if found and found.refusal is None else None


def _make(
    *,
    user: User,
    client: Client | None,
    name: str,
    scopes: list[str],
    expires_at: datetime,
    old: Token | None = None,
) -> tuple[Token, str]:
    until = expires_at if client is None else min(expires_at, client.expires_at)
    prefix, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
    token = Token.objects.create(
        user=user,
        client=client,
        name=name,
        scopes=scopes,
        prefix=prefix,
        digest=token_authentication.digest(secret),
        expires_at=until,
        replaces=old,
    )
    return token, f"moc_{prefix}_{secret}"
