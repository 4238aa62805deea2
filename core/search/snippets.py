"""Search snippets: the text around the first match, with all matches highlighted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.search.match_offsets import TextRange, folded, places

# In characters: two lines of a wide window, and the part of it before the match.
LENGTH, BEFORE = 180, 50
# Japanese characters are twice as wide.
LENGTH_JA, BEFORE_JA = 90, 25
ELLIPSIS = "…"


class SnippetPart(NamedTuple):
    """Part of a snippet, and whether it is a match."""

    text: str
    is_hit: bool


class SearchText(NamedTuple):
    """Text of a record with its language; empty for a text without one, such as a name."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Snippet:
    pieces: tuple[SnippetPart, ...]
    language: str


def marked(text: str, terms: Sequence[str]) -> tuple[SnippetPart, ...]:
    """Return the whole ``text``, divided into matches and other parts."""
    pieces, at = [], 0
    for span in places(text, terms):
        pieces += [
            SnippetPart(text[at : span.start], is_hit=False),
            SnippetPart(text[span.start : span.end], is_hit=True),
        ]
        at = span.end
    pieces.append(SnippetPart(text[at:], is_hit=False))
    return tuple(piece for piece in pieces if piece.text)


def snippet(texts: Iterable[SearchText], terms: Sequence[str]) -> Snippet | None:
    """Return a snippet of the text with the most matching terms, the first of equals; None without a match."""
    best = max(texts, key=lambda written: _score(written, terms), default=None)
    if best is None or not _score(best, terms):
        return None
    return Snippet(_cut(" ".join(best.text.split()), best.language, terms), best.language)


def opening(texts: Sequence[SearchText]) -> Snippet | None:
    """Return the beginning of the first text, for a record without a title that was found by its number."""
    return Snippet(_cut(" ".join(texts[0].text.split()), texts[0].language, ()), texts[0].language) if texts else None


def _score(written: SearchText, terms: Sequence[str]) -> int:
    text = folded(written.text)
    return sum(folded(term) in text for term in terms)


def _cut(text: str, language: str, terms: Sequence[str]) -> tuple[SnippetPart, ...]:
    length, before = (LENGTH_JA, BEFORE_JA) if language == "ja" else (LENGTH, BEFORE)
    hits = places(text, terms)
    if len(text) <= length:
        return marked(text, terms)
    hits = hits or [TextRange(0, 0)]
    start = max(hits[0].start - before, 0)
    if start and language != "ja":
        # Cut between words.
        start = min(text.find(" ", start) + 1 or start, hits[0].start)
    end = min(max(start + length, hits[0].end), len(text))
    if end < len(text) and language != "ja":
        end = max(text.rfind(" ", hits[0].end, end), hits[0].end)
    shown = marked(text[start:end], terms)
    lead = (SnippetPart(ELLIPSIS, is_hit=False),) if start else ()
    rest = (SnippetPart(ELLIPSIS, is_hit=False),) if end < len(text) else ()
    return (*lead, *shown, *rest)
