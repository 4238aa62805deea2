"""Two versions of a text side by side, word by word."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from core.text.multilingual_text import Reading

# Words of the one by words of the other. What is frequent, such as "the", is no less a word; beyond this it is not
# looked for by itself, since time grows with the square. The longest article has two hundred thousand.
LARGE = 10_000_000


class Kind(StrEnum):
    """What became of a piece of the older text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Piece(NamedTuple):
    kind: Kind
    text: str


class Change(StrEnum):
    """What became of a provision from the older version to the newer."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Row:
    """A provision in both versions; a side on which it does not stand has no pieces to show and no language."""

    code: str
    change: Change
    pieces: tuple[Piece, ...]
    old_language: str = ""
    new_language: str = ""

    @property
    def before(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.kind is not Kind.ADDED)

    @property
    def after(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.kind is not Kind.REMOVED)


@dataclass(slots=True)
class Stretch:
    """Words that both have (``kept``), and what stands after them in the one and in the other."""

    kept: str
    old: str = ""
    new: str = ""


# Kanji and hiragana stand for themselves, since nothing parts the words that they make; katakana and letters make
# words, within which an apostrophe or hyphen belongs; "(3)" and "(a)" are one; any other sign stands alone.
WORDS = re.compile(
    r"[(]\w{1,4}[)]|[\u3041-\u309f\u3400-\u9fff]|[\u30a1-\u30ff]+|[^\W\u3041-\u30ff\u3400-\u9fff]+(?:['’-]\w+)*|\s+|.",
    re.DOTALL,
)

# A letter of Japanese, or signs and spaces, between two changes: to keep them would cut a word or phrase in three.
SLIGHT = re.compile(r"[\u3041-\u309f\u3400-\u9fff]|\W{0,3}")


def compare(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of both texts in reading order.

    What is the same and what was removed are together the old text, what is the same and what was added the new one,
    letter by letter.
    """
    return tuple(_pieces(_joined(_stretches(WORDS.findall(old), WORDS.findall(new)))))


def compare_versions(old: Mapping[str, Reading], new: Mapping[str, Reading], order: Iterable[str]) -> list[Row]:
    """Each provision that stands in either version, in ``order``; the mappings are from its code to its text.

    Texts in different languages are shown whole, the one as removed and the other as added: their words do not
    compare.
    """
    return [_row(code, old.get(code), new.get(code)) for code in order if code in old or code in new]


def _row(code: str, old: Reading | None, new: Reading | None) -> Row:
    if old is None:
        assert new is not None
        return Row(code, Change.ADDED, (Piece(Kind.ADDED, new.text),), "", new.language)
    if new is None:
        return Row(code, Change.REMOVED, (Piece(Kind.REMOVED, old.text),), old.language, "")
    if old == new:
        return Row(code, Change.UNCHANGED, (Piece(Kind.SAME, old.text),), old.language, new.language)
    if old.language == new.language:
        pieces = compare(old.text, new.text)
    else:
        pieces = (Piece(Kind.REMOVED, old.text), Piece(Kind.ADDED, new.text))
    return Row(code, Change.CHANGED, pieces, old.language, new.language)


def _stretches(old: list[str], new: list[str]) -> Iterator[Stretch]:
    """What both have and what they differ in, by turns."""
    blocks = SequenceMatcher(None, old, new, autojunk=len(old) * len(new) > LARGE).get_matching_blocks()
    yield Stretch("", "".join(old[: blocks[0].a]), "".join(new[: blocks[0].b]))
    for block, following in pairwise(blocks):
        end_of_old, end_of_new = block.a + block.size, block.b + block.size
        yield Stretch(
            "".join(old[block.a : end_of_old]),
            "".join(old[end_of_old : following.a]),
            "".join(new[end_of_new : following.b]),
        )


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Count a slight piece between two changes as changed with them, so that they read as one."""
    joined: list[Stretch] = []
    for stretch in stretches:
        last = joined[-1] if joined else None
        if last and _reads_as_one(last, stretch):
            last.old += stretch.kept + stretch.old
            last.new += stretch.kept + stretch.new
        else:
            joined.append(stretch)
    return joined


def _reads_as_one(last: Stretch, stretch: Stretch) -> bool:
    """Whether both are changes, of which something was removed and something added, with next to nothing between."""
    changed = (last.old or last.new) and (stretch.old or stretch.new)
    exchanged = (last.old or stretch.old) and (last.new or stretch.new)
    return bool(changed and exchanged and SLIGHT.fullmatch(stretch.kept))


def _pieces(stretches: Iterable[Stretch]) -> Iterator[Piece]:
    for stretch in stretches:
        for kind, text in ((Kind.SAME, stretch.kept), (Kind.REMOVED, stretch.old), (Kind.ADDED, stretch.new)):
            if text:
                yield Piece(kind, text)
