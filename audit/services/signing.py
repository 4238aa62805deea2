"""The portal's key, with which the newest seal is signed every day."""

from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from audit.keys import SIZE, seed_of

# On one machine nobody makes a key; there it is derived, and nobody else derives the same from SECRET_KEY.
PURPOSE = b"audit.signing"


def sign(statement: str) -> bytes:
    """Return the Ed25519 signature of a statement. Raises ImproperlyConfigured where there is no usable key."""
    return _private().sign(statement.encode())


def public_key() -> bytes:
    """Return the public key. Raises ImproperlyConfigured as ``sign`` does."""
    return _private().public_key().public_bytes_raw()


def public_keys() -> list[bytes]:
    """Return every public key by which a head of this portal may be signed, the present one first."""
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
