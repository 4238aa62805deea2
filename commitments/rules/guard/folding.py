"""A text as it is compared: full-width letters, curly apostrophes and invisible characters made plain."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

APOSTROPHES = "\u2018\u2019\u02bc\u2032"
HYPHENS = "\u2010\u2011"
PLAIN = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(HYPHENS, "-"))


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded text, and for each of its characters where it begins and ends in the text as written."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def as_written(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text as written that the span ``start`` to ``end``, not empty, of the folded one is."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Fold by NFKC, keeping case.

    A letter and the accents after it are one: an "é" written with a combining accent is "é". Characters of format,
    such as a soft hyphen inside a word, vanish.
    """
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        plain = unicodedata.normalize("NFKC", text[start:end]).translate(PLAIN)
        kept = "".join(character for character in plain if unicodedata.category(character) != "Cf")
        pieces.append(kept)
        starts += [start] * len(kept)
        ends += [end] * len(kept)
    return Folded("".join(pieces), tuple(starts), tuple(ends))


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Each character with the marks that combine with it; half-width kana have marks of their own that do."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not _combines(text[end]):
            yield start, end
            start = end


def _combines(character: str) -> bool:
    return not character.isascii() and unicodedata.combining(unicodedata.normalize("NFKC", character)[0]) != 0
