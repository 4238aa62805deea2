"""Encryption of secrets that the portal must read again, so that a copy of the database reveals none.

The key comes from SECRET_KEY, which is not in the database; previous keys still decrypt.
"""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

# Key derivation purpose, unique to this use of SECRET_KEY.
SEALING = b"mocportal.accounts"
SIGNING = b"mocportal.accounts.codes"


class DecryptionError(Exception):
    """Error for a text encrypted with a SECRET_KEY that is neither current nor a fallback."""


def seal(text: str) -> str:
    return _keys().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Decrypt a text. Raise UnreadableError."""
    try:
        return _keys().decrypt(sealed).decode()
    except InvalidToken as error:
        raise DecryptionError from error


def signatures(text: str) -> list[bytes]:
    """Return signatures of ``text``: the first with the current key, the others with previous ones."""
    return [
        hmac.digest(_derived(secret, SIGNING), text.encode(), hashlib.sha256)
        for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    ]


def _keys() -> MultiFernet:
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(secret, SEALING))) for secret in secrets])


def _derived(secret_key: str, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret_key.encode())
