"""Secrets of webhooks: made at random, kept encrypted, read only to sign.

Unlike a token's, a secret cannot be kept as a digest: the portal itself signs with it. Whoever gets hold of the
database alone, such as of a backup, has no use for it: the key comes from SECRET_KEY, which is not there.
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
# Standard Webhooks asks for 24 bytes at least.
LENGTH = 32
# Nobody else derives the same key from SECRET_KEY.
PURPOSE = b"partners.webhooks"
# Time in which a receiver gets to know the new secret.
OVERLAP = timedelta(hours=48)
LONGEST_OVERLAP = timedelta(days=30)


class UnreadableSecretError(Exception):
    """A secret that was encrypted under a SECRET_KEY which is neither the present one nor among its fallbacks."""


def make(*, webhook: Webhook, at: datetime) -> str:
    """Make the first secret of a webhook and return its text, which is shown this once."""
    return _add(webhook, at)


@transaction.atomic
def rotate(*, webhook: Webhook, at: datetime, overlap: timedelta = OVERLAP) -> str:
    """Make a new secret and return its text, which is shown this once; the old one signs for ``overlap`` longer.

    Without an overlap the old one signs nothing more, which is for one that others got hold of. Raises ValueError
    where the overlap is negative or longer than thirty days.
    """
    if not timedelta(0) <= overlap <= LONGEST_OVERLAP:
        msg = "An old secret signs for thirty days at most."
        raise ValueError(msg)
    # Of two rotations at once, the second waits for the first, and ends what that one made.
    Webhook.objects.select_for_update().get(pk=webhook.pk)
    earlier = WebhookSecret.objects.filter(Q(ends_at=None) | Q(ends_at__gt=at + overlap), webhook=webhook)
    earlier.update(ends_at=at + overlap)
    return _add(webhook, at)


def signing(webhook: Webhook, at: datetime) -> list[bytes]:
    """The keys that sign at ``at``, the newest first. Raises UnreadableSecretError."""
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
    """The present key encrypts; those of earlier SECRET_KEYs still decrypt."""
    return MultiFernet([_key(text) for text in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret_key: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret_key.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
