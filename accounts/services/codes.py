"""One-time codes: made to be mailed, read once. What is mailed is written only when the mail is sent."""

import hmac
import re
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import encryption
from accounts.enums import CodePurpose
from accounts.exceptions import CodeOverError
from accounts.models import OneTimeCode
from accounts.rules import codes
from contacts.models import User

LASTS = {CodePurpose.INVITATION: timedelta(days=7), CodePurpose.RECOVERY: timedelta(hours=1)}
# Letters of five bits: those that find the row, and those that only the portal can have written.
NONCE, SIGNATURE = 10, 25
# What the log of mail has in the place of a code.
PLACE = re.compile(rf"\[\[one-time-code:([0-9A-Z]{{{NONCE}}})\]\]")


@transaction.atomic
def make(*, user: User, purpose: CodePurpose, by: User | None, at: datetime) -> OneTimeCode:
    """Make a code; earlier ones of the account open nothing any more."""
    OneTimeCode.objects.open(at).filter(user=user).update(expires_at=at)
    nonce = codes.read(codes.written(secrets.token_bytes(7), length=NONCE))
    made: OneTimeCode = OneTimeCode.objects.create(
        user=user, purpose=purpose, nonce=nonce, made_by=by, made_at=at, expires_at=at + LASTS[purpose]
    )
    return made


def place_of(code: OneTimeCode) -> str:
    """What stands for the code in a letter until it is sent."""
    return f"[[one-time-code:{code.nonce}]]"


def key_of(code: OneTimeCode) -> str:
    """The key of the message that takes the code to its reader."""
    return f"code:{code.nonce}"


def filled(text: str, key: str) -> str:
    """``text`` of the message ``key`` with the code that it takes, as it goes to its reader and is kept nowhere.

    No other code: whoever reads a place in the log, and writes it where it comes into a mail to themselves, would
    else be sent the code of somebody's account.
    """
    return PLACE.sub(lambda found: _written(found[1]) if key == f"code:{found[1]}" else found[0], text)


def find(text: str, *, at: datetime) -> OneTimeCode:
    """The row of a code that opens something at ``at``. Raises CodeOverError for any other, whatever is wrong."""
    letters = codes.read(text)
    nonce, signature = letters[:NONCE], letters[NONCE:]
    row = OneTimeCode.objects.open(at).filter(nonce=nonce, user__is_active=True).select_related("user").first()
    if row is None or not any(hmac.compare_digest(signature, right) for right in _signatures(nonce)):
        raise CodeOverError(
            _("This code opens nothing: it was used, it is older than it may be, or it is not complete.")
        )
    found: OneTimeCode = row
    return found


def use(*, code: OneTimeCode, at: datetime) -> None:
    """Use a code up. Raises CodeOverError where somebody was faster."""
    if not OneTimeCode.objects.open(at).filter(pk=code.pk).update(used_at=at):
        raise CodeOverError(_("This code was used already."))


def end_all(*, user: User, at: datetime) -> None:
    OneTimeCode.objects.open(at).filter(user=user).update(expires_at=at)


def _written(nonce: str) -> str:
    letters = nonce + _signatures(nonce)[0]
    return "-".join(letters[start : start + codes.GROUP] for start in range(0, len(letters), codes.GROUP))


def _signatures(nonce: str) -> list[str]:
    return [codes.read(codes.written(each, length=SIGNATURE)) for each in encryption.signatures(nonce)]
