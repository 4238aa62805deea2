"""Code notation: written in groups, and read regardless of hyphens, spaces and case."""

import base64
import unicodedata

GROUP = 5
# Crockford's base32 without ambiguous letters, mapped from Python's base32.
PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
CLEAR = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
WRITE = str.maketrans(PLAIN, CLEAR)
# Replacements of ambiguous letters, such as O for 0.
READ = str.maketrans("OIL", "011")


def written(octets: bytes, *, length: int) -> str:
    """Return ``length`` letters for ``octets``, five bits each, in groups of five."""
    letters = base64.b32encode(octets).decode().rstrip("=").translate(WRITE)[:length]
    return "-".join(letters[start : start + GROUP] for start in range(0, length, GROUP))


def read(text: str) -> str:
    """Return the letters of a typed or pasted code, also from full-width characters."""
    folded = unicodedata.normalize("NFKC", text).upper().translate(READ)
    return "".join(letter for letter in folded if letter in CLEAR)


def digits(text: str) -> str:
    """Return the digits of a typed code, also from full-width ones."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text) if letter in "0123456789")
