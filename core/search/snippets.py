"""What is shown of a text that was found: the words around the first hit, with every hit marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.search.match_offsets import Span, folded, places

# In characters: what fits on two lines of a wide window, and how much of it may stand before the hit.
LENGTH, BEFORE = 180, 50
# Japanese letters are twice as wide.
LENGTH_JA, BEFORE_JA = 90, 25
ELLIPSIS = "…"


class Piece(NamedTuple):
    """A part of a text, and whether it is what was sought."""

    text: str
    is_hit: bool


class Written(NamedTuple):
    """A text of a record and its language, empty for what is in none, such as a name."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Snippet:
    pieces: tuple[Piece, ...]
    language: str


def marked(text: str, terms: Sequence[str]) -> tuple[Piece, ...]:
    """The whole of ``text`` in pieces."""
    pieces, at = [], 0
    for span in places(text, terms):
        pieces += [Piece(text[at : span.start], is_hit=False), Piece(text[span.start : span.end], is_hit=True)]
        at = span.end
    pieces.append(Piece(text[at:], is_hit=False))
    return tuple(piece for piece in pieces if piece.text)


def snippet(texts: Iterable[Written], terms: Sequence[str]) -> Snippet | None:
    """A part of that of ``texts`` which has the most of ``terms``, the first of equals; None where none has any."""
    best = max(texts, key=lambda written: _score(written, terms), default=None)
    if best is None or not _score(best, terms):
        return None
    return Snippet(_cut(" ".join(best.text.split()), best.language, terms), best.language)


def opening(texts: Sequence[Written]) -> Snippet | None:
    """How the first of ``texts`` begins, for what has no title and was found by its number."""
    return Snippet(_cut(" ".join(texts[0].text.split()), texts[0].language, ()), texts[0].language) if texts else None


def _score(written: Written, terms: Sequence[str]) -> int:
    text = folded(written.text)
    return sum(folded(term) in text for term in terms)


def _cut(text: str, language: str, terms: Sequence[str]) -> tuple[Piece, ...]:
    length, before = (LENGTH_JA, BEFORE_JA) if language == "ja" else (LENGTH, BEFORE)
    hits = places(text, terms)
    if len(text) <= length:
        return marked(text, terms)
    hits = hits or [Span(0, 0)]
    start = max(hits[0].start - before, 0)
    if start and language != "ja":
        # Not in the middle of a word.
        start = min(text.find(" ", start) + 1 or start, hits[0].start)
    end = min(max(start + length, hits[0].end), len(text))
    if end < len(text) and language != "ja":
        end = max(text.rfind(" ", hits[0].end, end), hits[0].end)
    shown = marked(text[start:end], terms)
    lead = (Piece(ELLIPSIS, is_hit=False),) if start else ()
    rest = (Piece(ELLIPSIS, is_hit=False),) if end < len(text) else ()
    return (*lead, *shown, *rest)
