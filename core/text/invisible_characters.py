"""Invisible characters: control characters, invisible characters and direction changes are not allowed in texts."""

import unicodedata

BREAKS = "\n\r\u2028\u2029"
# Joiners are needed in several scripts and emoji. Variation selectors (Japanese names) are not controls.
SPELLING = "\u200c\u200d"
# Letters without a glyph.
FILLERS = "\u034f\u115f\u1160\u3164\uffa0"
# Embeddings, overrides and isolates, which change the reading order of adjacent text.
DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Tag characters, which are invisible.
TAGS = range(0xE0000, 0xE0080)


def first_refused(text: str, *, lines: bool) -> int | None:
    """Return the index of the first character that is not allowed, or None.

    A text of several ``lines`` may contain line breaks, tabs, and characters pasted with prose, such as soft hyphens.
    """
    if text.isascii() and text.isprintable():
        return None
    refused = _refused_in_lines if lines else _refused_in_line
    return next((place for place, character in enumerate(text) if refused(character)), None)


def _refused_in_lines(character: str) -> bool:
    if character in "\n\r\t":
        return False
    return unicodedata.category(character) in {"Cc", "Cs"} or character in DIRECTIONS or ord(character) in TAGS


def _refused_in_line(character: str) -> bool:
    if character in SPELLING:
        return False
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} or character in FILLERS
