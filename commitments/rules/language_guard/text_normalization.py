"""Text normalization for comparison: full-width letters, curly apostrophes and invisible characters."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

APOSTROPHES = "\u2018\u2019\u02bc\u2032"
HYPHENS = "\u2010\u2011"
PLAIN = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(HYPHENS, "-"))


@dataclass(frozen=True, slots=True)
class NormalizedText:
    """Normalized text; each character has its start and end in the original text."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def as_written(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the original text of the non-empty span ``start`` to ``end`` of the normalized text."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> NormalizedText:
    """Normalize by NFKC, keeping case.

    A letter and its combining accents become one character: "e" with a combining accent becomes "é". Format characters,
    such as a soft hyphen inside a word, are removed.
    """
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        plain = unicodedata.normalize("NFKC", text[start:end]).translate(PLAIN)
        visible = "".join(character for character in plain if unicodedata.category(character) != "Cf")
        pieces.append(visible)
        starts += [start] * len(visible)
        ends += [end] * len(visible)
    return NormalizedText("".join(pieces), tuple(starts), tuple(ends))


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each character with its combining marks, including those of half-width kana."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not _combines(text[end]):
            yield start, end
            start = end


def _combines(character: str) -> bool:
    return not character.isascii() and unicodedata.combining(unicodedata.normalize("NFKC", character)[0]) != 0
