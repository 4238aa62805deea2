"""How codes are written: in groups for the eye, read again whatever the reader made of hyphens, spaces and capitals."""

import base64
import unicodedata

GROUP = 5
# Crockford's letters without those that look like others; base32 as Python has it is mapped onto them.
PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
CLEAR = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
WRITE = str.maketrans(PLAIN, CLEAR)
# What is read for what: nobody tells O from 0.
READ = str.maketrans("OIL", "011")


def written(octets: bytes, *, length: int) -> str:
    """``length`` letters for ``octets``, five bits each, in groups of five."""
    letters = base64.b32encode(octets).decode().rstrip("=").translate(WRITE)[:length]
    return "-".join(letters[start : start + GROUP] for start in range(0, length, GROUP))


def read(text: str) -> str:
    """The letters of a code that was typed or pasted, also by a Japanese keyboard in its wide letters."""
    folded = unicodedata.normalize("NFKC", text).upper().translate(READ)
    return "".join(letter for letter in folded if letter in CLEAR)


def digits(text: str) -> str:
    """The digits of a code that was typed, also in wide ones."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text) if letter in "0123456789")
