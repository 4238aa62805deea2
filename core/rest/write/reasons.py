"""Change reason: the header ``X-Change-Reason``, stored in the history."""

import unicodedata
from contextlib import suppress
from urllib.parse import unquote

HEADER = "X-Change-Reason"
# A reason is a sentence or two; the header is not for storing text.
LONGEST = 500


def reason_in(header: str | None) -> str:
    """Return the reason of a header on one line; empty without one.

    Headers are Latin-1, so other text is percent-encoded UTF-8. Many programs send raw UTF-8, which is decoded here.
    """
    text = unquote(header or "")
    # Text that is not UTF-8 is Latin-1, or was percent-encoded.
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode("utf-8")
    plain = "".join(" " if unicodedata.category(character) in {"Cc", "Cs"} else character for character in text)
    return " ".join(plain.split())[:LONGEST]
