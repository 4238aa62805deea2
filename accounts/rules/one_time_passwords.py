"""Time-based one-time passwords: six digits per half minute (RFC 6238, with the parameters of all common apps)."""

import base64
import hashlib
import hmac
import struct
from datetime import datetime
from urllib.parse import quote, urlencode

PERIOD = 30
DIGITS = 6
# Tolerated clock drift of a telephone in half minutes, either way (RFC 6238, 5.2).
DRIFT = 1


def step_at(at: datetime) -> int:
    """Return the time step of ``at``, in half minutes (RFC 6238)."""
    return int(at.timestamp()) // PERIOD


def code_of(secret: str, step: int) -> str:
    """Return the code of the time step ``step``; ``secret`` is base32, as in the app."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1)
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4]) & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def step_of(text: str, *, secret: str, at: datetime) -> int | None:
    """Return the time step near ``at`` with the code ``text``; None without a match."""
    now = step_at(at)
    # All are compared, so that the duration does not reveal which one matched.
    found = [step for step in range(now - DRIFT, now + DRIFT + 1) if hmac.compare_digest(code_of(secret, step), text)]
    return found[-1] if found else None


def address_of(secret: str, *, account: str, portal: str) -> str:
    """Return the otpauth URL of the QR code."""
    label = quote(f"{portal}:{account}")
    return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': portal}, quote_via=quote)}"
