"""Signing keys of the history, from the environment. Settings import this module, so it imports no models."""

import base64
import binascii

from django.core.exceptions import ImproperlyConfigured

SIZE = 32
HOW = (
    "Create it once and back it up with the other secrets: openssl rand -base64 32 > /etc/moc/secrets/"
    "history_signing_key, or the place that your HISTORY_SIGNING_KEY_FILE names (docs/operations.md, 'Upgrade')."
)


def seed_of(written: str) -> bytes:
    """Return the private key, decoded from base64.

    Raise ImproperlyConfigured if it is missing or not 32 bytes: a deployment does not start without it.
    """
    if not written:
        raise ImproperlyConfigured(f"HISTORY_SIGNING_KEY is not set, so that nothing would sign the history. {HOW}")
    try:
        seed = base64.b64decode(written, validate=True)
    except (ValueError, binascii.Error):
        seed = b""
    if len(seed) != SIZE:
        raise ImproperlyConfigured(f"HISTORY_SIGNING_KEY is not 32 random bytes in base64. {HOW}")
    return seed


def check_public(keys: list[str]) -> None:
    """Raise ImproperlyConfigured for an invalid public key in hexadecimal."""
    for key in keys:
        try:
            size = len(bytes.fromhex(key))
        except ValueError:
            size = 0
        if size != SIZE:
            raise ImproperlyConfigured(
                "HISTORY_EARLIER_KEYS: each key has 64 hexadecimal digits, as in the mails with signed heads."
            )
