"""Six digits that change every half minute (RFC 6238, with the values that all authenticator apps know)."""

import base64
import hashlib
import hmac
import struct
from datetime import datetime
from urllib.parse import quote, urlencode

PERIOD = 30
DIGITS = 6
# The clock of a telephone may be so many half minutes off, either way (RFC 6238, 5.2).
DRIFT = 1


def step_at(at: datetime) -> int:
    """The half minute in which the instant ``at`` lies, counted as RFC 6238 does."""
    return int(at.timestamp()) // PERIOD


def code_of(secret: str, step: int) -> str:
    """The digits of the half minute ``step``; ``secret`` is base32, as the app has it."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1)
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4]) & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def step_of(text: str, *, secret: str, at: datetime) -> int | None:
    """The half minute near ``at`` whose code ``text`` is; None where it is none of theirs."""
    now = step_at(at)
    # All are compared, so that the time taken says nothing of which it was.
    found = [step for step in range(now - DRIFT, now + DRIFT + 1) if hmac.compare_digest(code_of(secret, step), text)]
    return found[-1] if found else None


def address_of(secret: str, *, account: str, portal: str) -> str:
    """What the square that the app reads says."""
    label = quote(f"{portal}:{account}")
    return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': portal}, quote_via=quote)}"
