"""Signing of the newest seal every day, with the portal's key."""

from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from audit.keys import SIZE, seed_of

# A local run has no configured key and derives it; the derivation purpose is unique to this use of SECRET_KEY.
PURPOSE = b"mocportal.history.signing"


def sign(statement: str) -> bytes:
    """Return the Ed25519 signature of a statement. Raise ImproperlyConfigured without a usable key."""
    return _private().sign(statement.encode())


def public_key() -> bytes:
    """Return the public key. Raise ImproperlyConfigured as ``sign`` does."""
    return _private().public_key().public_bytes_raw()


def public_keys() -> list[bytes]:
    """Return every public key that may have signed a head of this portal, the current one first."""
    return [public_key(), *(bytes.fromhex(key) for key in settings.HISTORY_EARLIER_KEYS)]


def _private() -> Ed25519PrivateKey:
    return _read(settings.HISTORY_SIGNING_KEY, settings.SECRET_KEY if settings.LOCAL else "")


@lru_cache(maxsize=4)
def _read(written: str, secret: str) -> Ed25519PrivateKey:
    if not written and secret:
        seed = HKDF(algorithm=SHA256(), length=SIZE, salt=None, info=PURPOSE).derive(secret.encode())
    else:
        seed = seed_of(written)
    return Ed25519PrivateKey.from_private_bytes(seed)
