"""One-time codes sent by mail. The code is inserted only when the mail is sent."""

import hmac
import re
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import encryption
from accounts.enums import CodePurpose
from accounts.exceptions import CodeInvalidError
from accounts.models import OneTimeCode
from accounts.rules import codes
from contacts.models import User

LASTS = {CodePurpose.INVITATION: timedelta(days=7), CodePurpose.RECOVERY: timedelta(hours=1)}
# Letters of five bits: the lookup part, and the signature.
NONCE, SIGNATURE = 10, 25
# Placeholder of a code in the mail log.
PLACE = re.compile(rf"\[\[one-time-code:([0-9A-Z]{{{NONCE}}})\]\]")


@transaction.atomic
def make(*, user: User, purpose: CodePurpose, by: User | None, at: datetime) -> OneTimeCode:
    """Create a code; earlier ones of the account expire."""
    OneTimeCode.objects.open(at).filter(user=user).update(expires_at=at)
    nonce = codes.read(codes.written(secrets.token_bytes(7), length=NONCE))
    made: OneTimeCode = OneTimeCode.objects.create(
        user=user, purpose=purpose, nonce=nonce, made_by=by, made_at=at, expires_at=at + LASTS[purpose]
    )
    return made


def place_of(code: OneTimeCode) -> str:
    """Return the placeholder of the code in a stored letter."""
    return f"[[one-time-code:{code.nonce}]]"


def key_of(code: OneTimeCode) -> str:
    """Return the key of the message with the code."""
    return f"code:{code.nonce}"


def filled(text: str, key: str) -> str:
    """Return ``text`` of the message ``key`` with its code, for sending only, not for storage.

    Only the message's own code: a user could otherwise copy another placeholder from the log into a mail to themselves,
    and receive the code of another account.
    """
    return PLACE.sub(lambda found: _written(found[1]) if key == f"code:{found[1]}" else found[0], text)


def find(text: str, *, at: datetime) -> OneTimeCode:
    """Return the row of a valid code at ``at``. Raise CodeOverError, with the same message for every reason."""
    letters = codes.read(text)
    nonce, signature = letters[:NONCE], letters[NONCE:]
    row = OneTimeCode.objects.open(at).filter(nonce=nonce, user__is_active=True).select_related("user").first()
    if row is None or not any(hmac.compare_digest(signature, right) for right in _signatures(nonce)):
        raise CodeInvalidError(_("The code is incomplete, expired or already used."))
    found: OneTimeCode = row
    return found


def use(*, code: OneTimeCode, at: datetime) -> None:
    """Mark a code as used. Raise CodeOverError if it was already used."""
    if not OneTimeCode.objects.open(at).filter(pk=code.pk).update(used_at=at):
        raise CodeInvalidError(_("This code has already been used."))


def end_all(*, user: User, at: datetime) -> None:
    OneTimeCode.objects.open(at).filter(user=user).update(expires_at=at)


def _written(nonce: str) -> str:
    letters = nonce + _signatures(nonce)[0]
    return "-".join(letters[start : start + codes.GROUP] for start in range(0, len(letters), codes.GROUP))


def _signatures(nonce: str) -> list[str]:
    return [codes.read(codes.written(each, length=SIGNATURE)) for each in encryption.signatures(nonce)]
