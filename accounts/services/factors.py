"""Second factors of an account: the app, the codes on paper, and when there has to be one."""

import hashlib
import secrets
from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import encryption
from accounts.enums import Way
from accounts.exceptions import LastFactorError
from accounts.models import AuthenticatorApp, IdentityProvider, Passkey, RecoveryCode, SignInRule
from accounts.rules import codes, one_time_passwords
from accounts.services import attempts
from contacts.models import User

RECOVERY_CODES = 10
# Of five bits each: with more than 112 random bits, a fast hash does (ASVS 5.0, 6.5.2).
RECOVERY_LETTERS = 25


@dataclass(frozen=True, slots=True)
class Factors:
    """What an account has beside its password."""

    app: bool
    passkeys: bool

    def __bool__(self) -> bool:
        return self.app or self.passkeys


def of(user: User) -> Factors:
    return Factors(
        app=AuthenticatorApp.objects.filter(user=user).exists(), passkeys=Passkey.objects.filter(user=user).exists()
    )


def is_demanded(user: User) -> bool:
    """Whether ``user`` has to have a second factor: as ruled for the Participant, else as the deployment is set.

    A Participant with a sign-in of its own asks there whatever it asks, and a local password is then the exception
    that needs more and not less: the rule counts for it all the same.
    """
    return is_demanded_of(user.participant_id)


def is_demanded_of(participant: int | None) -> bool:
    """The same for the people of the Participant with this primary key, None for those who belong to none."""
    rule = SignInRule.objects.filter(participant=participant).first() if participant else None
    return settings.SECOND_FACTOR_DEMANDED if rule is None else bool(rule.second_factor)


def provider_of(user: User) -> IdentityProvider | None:
    """The active provider of the user's Participant."""
    if user.participant_id is None:
        return None
    found: IdentityProvider | None = IdentityProvider.objects.filter(
        participant=user.participant_id, active=True
    ).first()
    return found


def new_secret() -> str:
    """A secret for an app: 160 random bits in base32 (RFC 4226, 4)."""
    return b32encode(secrets.token_bytes(20)).decode()


@transaction.atomic
def add_app(*, user: User, secret: str, code: str, at: datetime) -> list[str] | None:
    """Take the app that shows ``code`` for ``secret``, in the place of an earlier one.

    Returns the recovery codes where the account had no second factor before, an empty list where it had, and None
    where the code is not the app's.
    """
    step = one_time_passwords.step_of(codes.digits(code), secret=secret, at=at)
    if step is None:
        return None
    first = not of(user)
    AuthenticatorApp.objects.update_or_create(
        user=user, defaults={"sealed": encryption.seal(secret), "last_step": step, "added_at": at}
    )
    return make_recovery_codes(user=user, at=at) if first else []


@transaction.atomic
def use(*, user: User, code: str, at: datetime) -> Way | None:
    """Take ``code`` for the app's or for one on paper, once; None where it is neither, and that is counted.

    Raises TooManyAttemptsError after too many wrong ones, whatever the code.
    """
    # One after the other: many at once would all find few before them.
    User.objects.select_for_update().get(pk=user.pk)
    attempts.require_few(user, at)
    way = _use_app(user, code, at) or _use_recovery_code(user, code, at)
    if way is None:
        attempts.note(user, at)
    return way


@transaction.atomic
def make_recovery_codes(*, user: User, at: datetime) -> list[str]:
    """Make ten codes, which are shown this once; the earlier ones open nothing any more."""
    RecoveryCode.objects.filter(user=user).delete()
    made = [codes.written(secrets.token_bytes(16), length=RECOVERY_LETTERS) for _number in range(RECOVERY_CODES)]
    for code in made:
        # One by one: a change of many at once sends no signal, and letters about credentials follow signals.
        RecoveryCode.objects.create(user=user, digest=_digest(user, code), made_at=at)
    return made


@transaction.atomic
def remove_app(*, user: User, password: str) -> None:
    """Take the app away. Raises LastFactorError where the account then would not be safe enough."""
    _require_another(user, password, left=Passkey.objects.filter(user=user).exists())
    AuthenticatorApp.objects.filter(user=user).delete()
    _tidy(user)


@transaction.atomic
def remove_passkey(*, user: User, passkey: Passkey, password: str) -> None:
    """Take a passkey away. Raises LastFactorError as above."""
    left = of(user).app or Passkey.objects.filter(user=user).exclude(pk=passkey.pk).exists()
    _require_another(user, password, left=left)
    passkey.delete()
    _tidy(user)


def remove_all(*, user: User) -> None:
    """Take every second factor away, for somebody who lost them: see ``recovery.reset_factors``."""
    for model in (AuthenticatorApp, Passkey, RecoveryCode):
        model.objects.filter(user=user).delete()


def _require_another(user: User, password: str, *, left: bool) -> None:
    # Two such acts at once would each leave the other's factor.
    User.objects.select_for_update().get(pk=user.pk)
    if left:
        return
    if is_demanded(user):
        raise LastFactorError(_("Your Participant demands a second factor: add another one first."))
    if len(password) < settings.PASSWORD_LENGTH_ALONE:
        raise LastFactorError(
            _("A password without a second factor has %(length)d characters at least: change it first.")
            % {"length": settings.PASSWORD_LENGTH_ALONE}
        )


def _tidy(user: User) -> None:
    if not of(user):
        RecoveryCode.objects.filter(user=user).delete()


def _use_app(user: User, code: str, at: datetime) -> Way | None:
    app = AuthenticatorApp.objects.filter(user=user).first()
    if app is None:
        return None
    step = one_time_passwords.step_of(codes.digits(code), secret=encryption.unseal(app.sealed), at=at)
    if step is None:
        return None
    # One statement: of two requests with the same code, one gets it.
    taken = AuthenticatorApp.objects.filter(pk=app.pk, last_step__lt=step).update(last_step=step)
    return Way.APP if taken else None


def _use_recovery_code(user: User, code: str, at: datetime) -> Way | None:
    taken = RecoveryCode.objects.unused().filter(user=user, digest=_digest(user, code)).update(used_at=at)
    return Way.RECOVERY_CODE if taken else None


def _digest(user: User, code: str) -> str:
    """Of 125 random bits, so that a fast hash does; with the account, so that equal codes do not look equal."""
    return hashlib.sha256(f"{user.pk}:{codes.read(code)}".encode()).hexdigest()
