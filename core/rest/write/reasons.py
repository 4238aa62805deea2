"""``X-Change-Reason``: why a change is made, for the history."""

import unicodedata
from contextlib import suppress
from urllib.parse import unquote

HEADER = "X-Change-Reason"
# A reason is a sentence or two; the header is not a place to store text.
LONGEST = 500


def reason_in(header: str | None) -> str:
    """The reason that a header carries, on one line; empty without one.

    Headers hold Latin letters only, so that any other text is percent-encoded UTF-8. Many programs send UTF-8 as it
    is, which arrives as Latin letters that nobody wrote.
    """
    text = unquote(header or "")
    # What does not read as UTF-8 is in Latin letters after all, or was percent-encoded.
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode("utf-8")
    plain = "".join(" " if unicodedata.category(character) in {"Cc", "Cs"} else character for character in text)
    return " ".join(plain.split())[:LONGEST]
