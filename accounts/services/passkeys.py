"""Passkeys (WebAuthn, level 3): registration and authentication.

The library of a maker of such keys verifies origin, challenge and signature; storage, and detection of copied keys, are
ours. The challenge is in the session and is used once.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from accounts.models import Passkey
from accounts.services import attempts, factors
from contacts.models import User

PREFERRED = UserVerificationRequirement.PREFERRED
# Far more than any device's response.
LONGEST_ANSWER = 20_000


@dataclass(frozen=True, slots=True)
class PasskeyChallenge:
    """Challenge for the browser, with the state that the session holds until the response."""

    options: dict[str, Any]
    state: dict[str, Any]


def ask_to_make(*, user: User, host: str) -> PasskeyChallenge:
    """Return a registration challenge for ``host``, which excludes devices with a passkey of this account."""
    # The device stores no personal data except the user name, under which it lists the key.
    entity = PublicKeyCredentialUserEntity(
        id=str(user.pk).encode(), name=user.username, display_name=str(user) or user.username
    )
    options, state = _server(host).register_begin(
        entity,
        credentials=_known(user),
        user_verification=PREFERRED,
        resident_key_requirement=ResidentKeyRequirement.DISCOURAGED,
    )
    return PasskeyChallenge(json.loads(json.dumps(dict(options))), dict(state))


@transaction.atomic
def add(*, user: User, name: str, answer: str, state: Mapping[str, Any], host: str, at: datetime) -> list[str] | None:
    """Store the passkey that a device created.

    Return the recovery codes if the account had no second factor before, an empty list if it had, and None for an
    invalid response.
    """
    first = not factors.of(user)
    try:
        made = _server(host).register_complete(dict(state), _read(answer)).credential_data
    except (ValueError, TypeError, KeyError):
        return None
    if made is None or Passkey.objects.filter(credential=_text(made.credential_id)).exists():
        return None
    Passkey.objects.create(
        user=user, name=name, credential=_text(made.credential_id), public_key=_text(bytes(made)), added_at=at
    )
    return factors.make_recovery_codes(user=user, at=at) if first else []


def ask_to_sign(*, user: User, host: str) -> PasskeyChallenge | None:
    """Return an authentication challenge for the account's passkeys; None without one."""
    known = _known(user)
    if not known:
        return None
    options, state = _server(host).authenticate_begin(known, user_verification=PREFERRED)
    return PasskeyChallenge(json.loads(json.dumps(dict(options))), dict(state))


@transaction.atomic
def use(*, user: User, answer: str, state: Mapping[str, Any] | None, host: str, at: datetime) -> bool:
    """Return whether ``answer`` is a valid signature of a passkey of the account; a wrong one is counted.

    Raise TooManyAttemptsError after too many wrong ones.
    """
    User.objects.select_for_update().get(pk=user.pk)
    attempts.require_few(user, at)
    if state is None or not _is_signed(user, answer, state, host, at):
        attempts.note(user, at)
        return False
    return True


def _is_signed(user: User, answer: str, state: Mapping[str, Any], host: str, at: datetime) -> bool:
    try:
        said = AuthenticationResponse.from_dict(_read(answer))
        used = _server(host).authenticate_complete(dict(state), _known(user), said)
    except (ValueError, TypeError, KeyError):
        return False
    counter = said.response.authenticator_data.counter
    # Many keys have no counter, which is then always zero.
    goes_on = Q(counter__lt=counter) if counter else Q(counter=0)
    row = Passkey.objects.filter(goes_on, user=user, credential=_text(used.credential_id))
    return bool(row.update(counter=counter, last_used_at=at))


def _known(user: User) -> list[AttestedCredentialData]:
    keys = Passkey.objects.filter(user=user).values_list("public_key", flat=True)
    return [AttestedCredentialData(base64.b64decode(key)) for key in keys]


def _read(answer: str) -> dict[str, Any]:
    if len(answer) > LONGEST_ANSWER:
        raise ValueError("The answer of a device is shorter.")
    read = json.loads(answer)
    if not isinstance(read, dict):
        raise TypeError("The answer of a device is an object.")
    return read


def _text(octets: bytes) -> str:
    return base64.b64encode(octets).decode()


def _server(host: str) -> Fido2Server:
    return Fido2Server(
        PublicKeyCredentialRpEntity(id=host, name=_("MOC Portal")), verify_origin=lambda origin: _is_ours(origin, host)
    )


def _is_ours(origin: str, host: str) -> bool:
    """Return whether the origin is the portal: ``host`` at any port, over TLS or on localhost."""
    scheme, _separator, rest = origin.partition("://")
    name = rest.partition(":")[0]
    return name == host and (scheme == "https" or (scheme == "http" and host == "localhost"))
