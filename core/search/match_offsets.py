"""Match offsets of search terms in a text, by the rules of the database (core.search).

The database reports which rows match, not where. Case, accents, the width of letters and the style of quotation marks
and dashes are ignored there, and so here.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from core.search.characters import READ, WRITTEN

SHAPES = str.maketrans({**dict(zip(WRITTEN, READ, strict=True)), "ß": "ss", "œ": "oe", "æ": "ae"})
INVISIBLE = {chr(code) for code in (0xAD, *range(0x200B, 0x200E), 0x2060, *range(0xFE00, 0xFE10), 0xFEFF)} | {
    chr(code) for code in range(0x300, 0x370)
}
# Voicing marks of kana, full-width and half-width: they belong to the preceding letter.
VOICING = frozenset("\u3099\u309a\uff9e\uff9f")
LAST_CONTROL, FIRST_BEYOND_ASCII = "\x20", 0x80


class TextRange(NamedTuple):
    """Character range of a text; the end is exclusive."""

    start: int
    end: int


def folded(text: str) -> str:
    return "".join(letters for letters, _place in _folding(text))


def places(text: str, terms: Sequence[str]) -> list[TextRange]:
    """Return the ranges of ``terms`` in ``text``, in order; overlapping or adjacent ones are merged."""
    letters: list[str] = []
    sources: list[TextRange] = []
    for written, place in _folding(text):
        letters += written
        sources += [place] * len(written)
    whole = "".join(letters)
    found = sorted(
        TextRange(sources[at].start, sources[at + len(term) - 1].end)
        for term in filter(None, map(folded, terms))
        for at in _occurrences(whole, term)
    )
    together: list[TextRange] = []
    for span in found:
        if together and span.start <= together[-1].end:
            together[-1] = TextRange(together[-1].start, max(together[-1].end, span.end))
        else:
            together.append(span)
    return together


def _occurrences(text: str, term: str) -> Iterator[int]:
    at = text.find(term)
    while at >= 0:
        yield at
        at = text.find(term, at + len(term))


def _folding(text: str) -> Iterator[tuple[str, TextRange]]:
    """Yield each normalized letter with its range in ``text``."""
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and (text[end] in VOICING or unicodedata.combining(text[end])):
            end += 1
        yield email_content(text[start:end]), TextRange(start, end)
        start = end


@lru_cache(maxsize=10_000)
def email_content(written: str) -> str:
    if written <= LAST_CONTROL or written.isspace():
        return " "
    if len(written) == 1 and ord(written) < FIRST_BEYOND_ASCII:
        return written.lower()
    apart = "".join(each for each in unicodedata.normalize("NFKD", written) if each not in INVISIBLE)
    return unicodedata.normalize("NFKC", apart).lower().translate(SHAPES)
