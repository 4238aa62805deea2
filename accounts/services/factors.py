"""Second factors of an account: app, recovery codes, and the rule that requires them."""

import hashlib
import secrets
from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import encryption
from accounts.enums import SignInMethod
from accounts.exceptions import LastFactorError
from accounts.models import AuthenticatorApp, IdentityProvider, Passkey, RecoveryCode, SignInRule
from accounts.rules import codes, one_time_passwords
from accounts.services import attempts
from contacts.models import User

RECOVERY_CODES = 10
# Letters of five bits each: with more than 112 random bits, a fast hash suffices (ASVS 5.0, 6.5.2).
RECOVERY_LETTERS = 25


@dataclass(frozen=True, slots=True)
class Factors:
    """Second factors of an account."""

    app: bool
    passkeys: bool

    def __bool__(self) -> bool:
        return self.app or self.passkeys


def of(user: User) -> Factors:
    return Factors(
        app=AuthenticatorApp.objects.filter(user=user).exists(), passkeys=Passkey.objects.filter(user=user).exists()
    )


def is_demanded(user: User) -> bool:
    """Return whether ``user`` must have a second factor: the Participant's rule, or else the deployment's default.

    With single sign-on the provider applies its own rules, and a local password is then the exception that needs more
    protection: the rule applies to it as well.
    """
    return is_demanded_of(user.participant_id)


def is_demanded_of(participant: int | None) -> bool:
    """Return the same for users of a Participant by primary key; None for users without a Participant."""
    rule = SignInRule.objects.filter(participant=participant).first() if participant else None
    return settings.SECOND_FACTOR_DEMANDED if rule is None else bool(rule.second_factor)


def provider_of(user: User) -> IdentityProvider | None:
    """Return the active identity provider of the user's Participant."""
    if user.participant_id is None:
        return None
    found: IdentityProvider | None = IdentityProvider.objects.filter(
        participant=user.participant_id, active=True
    ).first()
    return found


def new_secret() -> str:
    """Return a random secret for an app: 160 bits in base32 (RFC 4226, 4)."""
    return b32encode(secrets.token_bytes(20)).decode()


@transaction.atomic
def add_app(*, user: User, secret: str, code: str, at: datetime) -> list[str] | None:
    """Add the app that shows ``code`` for ``secret``, and replace an earlier one.

    Return the recovery codes if the account had no second factor before, an empty list if it had, and None for a wrong
    code.
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
def use(*, user: User, code: str, at: datetime) -> SignInMethod | None:
    """Accept ``code`` of the app or a recovery code, once; None if it is wrong, which counts as a failed attempt.

    Raise TooManyAttemptsError after too many wrong ones, whatever the code.
    """
    # Serialized: concurrent attempts would otherwise all be below the limit.
    User.objects.select_for_update().get(pk=user.pk)
    attempts.require_few(user, at)
    way = _use_app(user, code, at) or _use_recovery_code(user, code, at)
    if way is None:
        attempts.note(user, at)
    return way


@transaction.atomic
def make_recovery_codes(*, user: User, at: datetime) -> list[str]:
    """Create ten recovery codes, shown once; earlier ones become invalid."""
    RecoveryCode.objects.filter(user=user).delete()
    made = [codes.written(secrets.token_bytes(16), length=RECOVERY_LETTERS) for _number in range(RECOVERY_CODES)]
    for code in made:
        # One by one: a bulk change sends no signal, which the letters about credentials need.
        RecoveryCode.objects.create(user=user, digest=_digest(user, code), made_at=at)
    return made


@transaction.atomic
def remove_app(*, user: User, password: str) -> None:
    """Remove the app. Raise LastFactorError if the remaining factors are not sufficient."""
    _require_another(user, password, left=Passkey.objects.filter(user=user).exists())
    AuthenticatorApp.objects.filter(user=user).delete()
    _tidy(user)


@transaction.atomic
def remove_passkey(*, user: User, passkey: Passkey, password: str) -> None:
    """Remove a passkey. Raise LastFactorError as above."""
    left = of(user).app or Passkey.objects.filter(user=user).exclude(pk=passkey.pk).exists()
    _require_another(user, password, left=left)
    passkey.delete()
    _tidy(user)


def remove_all(*, user: User) -> None:
    """Remove all second factors of a user who lost them: see ``recovery.reset_factors``."""
    for model in (AuthenticatorApp, Passkey, RecoveryCode):
        model.objects.filter(user=user).delete()


def _require_another(user: User, password: str, *, left: bool) -> None:
    # Concurrent removals would otherwise each keep the other's factor.
    User.objects.select_for_update().get(pk=user.pk)
    if left:
        return
    if is_demanded(user):
        raise LastFactorError(_("Your ministry requires a second factor. Add another one first."))
    if len(password) < settings.PASSWORD_LENGTH_ALONE:
        raise LastFactorError(
            _(
                "Without a second factor, your password must have at least %(length)d characters. Change your "
                "password first."
            )
            % {"length": settings.PASSWORD_LENGTH_ALONE}
        )


def _tidy(user: User) -> None:
    if not of(user):
        RecoveryCode.objects.filter(user=user).delete()


def _use_app(user: User, code: str, at: datetime) -> SignInMethod | None:
    app = AuthenticatorApp.objects.filter(user=user).first()
    if app is None:
        return None
    step = one_time_passwords.step_of(codes.digits(code), secret=encryption.unseal(app.sealed), at=at)
    if step is None:
        return None
    # One statement: of two requests with the same code, one succeeds.
    taken = AuthenticatorApp.objects.filter(pk=app.pk, last_step__lt=step).update(last_step=step)
    return SignInMethod.APP if taken else None


def _use_recovery_code(user: User, code: str, at: datetime) -> SignInMethod | None:
    taken = RecoveryCode.objects.unused().filter(user=user, digest=_digest(user, code)).update(used_at=at)
    return SignInMethod.RECOVERY_CODE if taken else None


def _digest(user: User, code: str) -> str:
    """Return the digest of a code of 125 random bits, for which a fast hash suffices; the account serves as salt."""
    return hashlib.sha256(f"{user.pk}:{codes.read(code)}".encode()).hexdigest()
