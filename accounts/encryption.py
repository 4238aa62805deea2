"""Secrets that the portal has to read again, encrypted: of a database alone, such as a backup, nobody has any use.

The key comes from SECRET_KEY, which is not in the database; those that went before still open what they closed.
"""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

# Nobody else derives the same keys from SECRET_KEY.
SEALING = b"accounts"
SIGNING = b"accounts.codes"


class UnreadableError(Exception):
    """What was closed under a SECRET_KEY that is neither the present one nor among its fallbacks."""


def seal(text: str) -> str:
    return _keys().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text again. Raises UnreadableError."""
    try:
        return _keys().decrypt(sealed).decode()
    except InvalidToken as error:
        raise UnreadableError from error


def signatures(text: str) -> list[bytes]:
    """Signatures of ``text``: the first under the present key, the others under those that went before."""
    return [
        hmac.digest(_derived(secret, SIGNING), text.encode(), hashlib.sha256)
        for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    ]


def _keys() -> MultiFernet:
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(secret, SEALING))) for secret in secrets])


def _derived(secret_key: str, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret_key.encode())
