"""The portal's key, with which the newest seal is signed every day."""

import base64
import binascii
from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

SIZE = 32
# On one machine nobody makes a key; there it is derived, and nobody else derives the same from SECRET_KEY.
PURPOSE = b"mocportal.history.signing"


def has_key() -> bool:
    """Whether heads can be signed: a deployment says with which key, one machine has its own."""
    return bool(settings.HISTORY_SIGNING_KEY) or settings.LOCAL


def sign(statement: str) -> bytes:
    """The Ed25519 signature of a statement. Raises ImproperlyConfigured where there is no key, or no usable one."""
    return _private().sign(statement.encode())


def public_key() -> bytes:
    """What everybody may know of the key. Raises ImproperlyConfigured as ``sign`` does."""
    return _private().public_key().public_bytes_raw()


def _private() -> Ed25519PrivateKey:
    return _read(settings.HISTORY_SIGNING_KEY, settings.SECRET_KEY if settings.LOCAL else "")


@lru_cache(maxsize=4)
def _read(written: str, secret: str) -> Ed25519PrivateKey:
    try:
        seed = base64.b64decode(written, validate=True)
    except (ValueError, binascii.Error):
        seed = b""
    if not written and secret:
        seed = HKDF(algorithm=SHA256(), length=SIZE, salt=None, info=PURPOSE).derive(secret.encode())
    if len(seed) != SIZE:
        message = "HISTORY_SIGNING_KEY has to be 32 random bytes in base64: openssl rand -base64 32"
        raise ImproperlyConfigured(message)
    return Ed25519PrivateKey.from_private_bytes(seed)
