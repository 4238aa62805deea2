"""Making, replacing and ending tokens of the form ``moc_<prefix>_<secret>``."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from contacts.enums import Role
from contacts.models import User
from partners.enums import Scope
from partners.exceptions import TokenNamedAlreadyError, TokenOverError
from partners.models import Client, Token
from partners.models.clients import LONGEST_LIFE
from partners.models.tokens import LONGEST_PERSONAL_LIFE
from partners.services import token_authentication

# Long enough for a deployment of the partner system, a weekend excepted.
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
    """Make a token and return it with its text, which is shown this once and stored nowhere.

    That of a ``client`` ends with it at the latest and has its scopes. A personal one has ``scopes``, or all that the
    role can have. ``at`` is an aware instant. Without ``life`` it lives as long as it may: a year, a personal one 90
    days. Raises ValueError for another life, for a scope that the role cannot have, and for an account of a partner
    system without that system.
    """
    longest = longest_life(client)
    life = longest if life is None else life
    if not timedelta(0) < life <= longest:
        raise ValueError(f"This token lives for at most {longest.days} days.")
    if (user.may is Role.PARTNER) is not (client is not None):
        raise ValueError("The account of a partner system has tokens of that system, and no other account has.")
    allowed = [] if client else [str(each) for each in Scope.of_people(user.may)]
    chosen = allowed if scopes is None else list(scopes)
    if not set(chosen) <= set(allowed):
        raise ValueError("The role does not have one of these scopes.")
    return _make(user=user, client=client, name=name, scopes=chosen, expires_at=at + life)


def longest_life(client: Client | None) -> timedelta:
    """Return how long a token of ``client``, or without one a personal token, lives at most."""
    return LONGEST_PERSONAL_LIFE if client is None else LONGEST_LIFE


def issue_to(*, client: Client, name: str, at: datetime, life: timedelta | None = None) -> tuple[Token, str]:
    """Make a token of a partner system, as ``issue`` does. Raises TokenOverError where the system is over.

    Raises TokenNamedAlreadyError where one of that name still opens: a page that is sent twice makes no second token,
    which nobody would have copied and everybody would take for the first.
    """
    if not client.is_valid(at):
        raise TokenOverError(_("This partner system has ended or expired: renew it first."))
    with transaction.atomic():
        # The second of two clicks waits here, and then finds what the first has made.
        Client.objects.select_for_update(of=("self",)).get(pk=client.pk)
        if Token.objects.filter(client=client, name=name).valid(at).exists():
            raise TokenNamedAlreadyError(
                _("A token of this name opens already: replace it, or give the new one another name.")
            )
        return issue(user=client.account, client=client, name=name, at=at, life=life)


def replace(*, token: Token, at: datetime, overlap: timedelta = USUAL_OVERLAP) -> tuple[Token, str]:
    """Make a token in the place of ``token``, which opens for as long as ``overlap`` yet, or ends at once with zero.

    Returns the new one with its text. Raises TokenOverError where the old one is over or has been replaced, and
    ValueError for an overlap that is negative or too long to be watched.
    """
    if not timedelta(0) <= overlap <= LONGEST_OVERLAP:
        raise ValueError("Two tokens overlap for at most thirty days.")
    with transaction.atomic():
        old = Token.objects.select_related("user", "client").select_for_update(of=("self",)).get(pk=token.pk)
        if not old.is_open(at):
            raise TokenOverError(_("This token is over and cannot be replaced: make a new one."))
        try:
            with transaction.atomic():
                made = _make(
                    user=old.user,
                    client=old.client,
                    name=old.name,
                    scopes=old.scopes,
                    expires_at=at + longest_life(old.client),
                    old=old,
                )
        except IntegrityError as error:
            raise TokenOverError(_("This token has been replaced already.")) from error
        if overlap:
            old.expires_at = min(old.expires_at, at + overlap)
            old.save(update_fields=["expires_at"])
        else:
            revoke(token=old, at=at)
    return made


def revoke(*, token: Token, at: datetime) -> None:
    """End a token for ever. One that has ended before stays as it was."""
    Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at)
    token.refresh_from_db(fields=["revoked_at"])


def owner_of(text: str, *, at: datetime, address: str = "") -> Token | None:
    """The token whose text this is, where it opens something at ``at``; None for anything else."""
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
