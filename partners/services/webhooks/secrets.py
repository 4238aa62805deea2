"""Webhook secrets: random, stored encrypted, decrypted only for signing.

Unlike a token's, a secret cannot be stored as a digest, because the portal signs with it. The encryption key comes from
SECRET_KEY, which is not in the database, so a copy of the database alone, such as a backup, reveals no secret.
"""

import base64
import secrets
from datetime import datetime, timedelta

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import transaction
from django.db.models import Q

from partners.models import Webhook, WebhookSecret

PREFIX = "whsec_"
# Standard Webhooks requires at least 24 bytes.
LENGTH = 32
# Key derivation purpose, unique to this use of SECRET_KEY.
PURPOSE = b"mocportal.partners.webhooks"
# Time for a receiver to install the new secret.
OVERLAP = timedelta(hours=48)
LONGEST_OVERLAP = timedelta(days=30)


class UnreadableSecretError(Exception):
    """Error for a secret encrypted with a SECRET_KEY that is neither current nor a fallback."""


def make(*, webhook: Webhook, at: datetime) -> str:
    """Create the first secret of a webhook and return its text, which is shown once."""
    return _add(webhook, at)


@transaction.atomic
def rotate(*, webhook: Webhook, at: datetime, overlap: timedelta = OVERLAP) -> str:
    """Create a new secret and return its text, which is shown once; the old one signs for ``overlap`` longer.

    An overlap of zero ends the old one immediately, for a secret that was compromised. Raise ValueError if the overlap
    is negative or longer than thirty days.
    """
    if not timedelta(0) <= overlap <= LONGEST_OVERLAP:
        msg = "An old secret signs for thirty days at most."
        raise ValueError(msg)
    # Of two concurrent rotations, the second waits for the first, and ends the secret that the first created.
    Webhook.objects.select_for_update().get(pk=webhook.pk)
    earlier = WebhookSecret.objects.filter(Q(ends_at=None) | Q(ends_at__gt=at + overlap), webhook=webhook)
    earlier.update(ends_at=at + overlap)
    return _add(webhook, at)


def signing(webhook: Webhook, at: datetime) -> list[bytes]:
    """Return the signing keys at ``at``, the newest first. Raise UnreadableSecretError."""
    rows = WebhookSecret.objects.filter(Q(ends_at=None) | Q(ends_at__gt=at), webhook=webhook)
    return [_opened(row) for row in rows]


def _add(webhook: Webhook, at: datetime) -> str:
    key = secrets.token_bytes(LENGTH)
    WebhookSecret.objects.create(webhook=webhook, sealed=_keys().encrypt(key).decode(), created_at=at)
    return PREFIX + base64.b64encode(key).decode()


def _opened(row: WebhookSecret) -> bytes:
    try:
        return _keys().decrypt(row.sealed)
    except InvalidToken as error:
        raise UnreadableSecretError from error


def _keys() -> MultiFernet:
    """Return the Fernet keys: the current SECRET_KEY encrypts, its fallbacks only decrypt."""
    return MultiFernet([_key(text) for text in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret_key: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret_key.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
