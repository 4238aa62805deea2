"""Word-by-word comparison of two versions of a text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from core.text.multilingual_text import DisplayedText

# Limit of the product of both word counts. Beyond it, SequenceMatcher ignores frequent words such as "the", since its
# time is quadratic. The longest article has a product of two hundred thousand.
LARGE = 10_000_000


class DiffKind(StrEnum):
    """Kind of a diff piece."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Piece(NamedTuple):
    kind: DiffKind
    text: str


class ProvisionChangeKind(StrEnum):
    """Change of a provision between the older and the newer version."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ProvisionPair:
    """Provision in both versions; a side without it has no pieces and no language."""

    code: str
    change: ProvisionChangeKind
    pieces: tuple[Piece, ...]
    old_language: str = ""
    new_language: str = ""

    @property
    def before(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.kind is not DiffKind.ADDED)

    @property
    def after(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.kind is not DiffKind.REMOVED)


@dataclass(slots=True)
class DiffSegment:
    """Segment: words common to both texts (``same``), and the differing words after them."""

    same: str
    old: str = ""
    new: str = ""


# Kanji and hiragana are single tokens, since they have no word breaks; katakana and letters form words, which can
# contain an apostrophe or hyphen; "(3)" and "(a)" are one token; any other sign is its own token.
WORDS = re.compile(
    r"[(]\w{1,4}[)]|[\u3041-\u309f\u3400-\u9fff]|[\u30a1-\u30ff]+|[^\W\u3041-\u30ff\u3400-\u9fff]+(?:['’-]\w+)*|\s+|.",
    re.DOTALL,
)

# One Japanese letter, or signs and spaces, between two changes: keeping it would cut a word or phrase in three.
SLIGHT = re.compile(r"[\u3041-\u309f\u3400-\u9fff]|\W{0,3}")


def compare(old: str, new: str) -> tuple[Piece, ...]:
    """Return the diff of both texts in reading order.

    The same and removed pieces form the old text, the same and added pieces the new one, exactly.
    """
    return tuple(_pieces(_joined(_segments(WORDS.findall(old), WORDS.findall(new)))))


def compare_versions(
    old: Mapping[str, DisplayedText], new: Mapping[str, DisplayedText], order: Iterable[str]
) -> list[ProvisionPair]:
    """Return the comparison of each provision in either version, in ``order``; the mappings are by code.

    Texts in different languages are not compared: the old one is shown as removed, the new one as added.
    """
    return [_row(code, old.get(code), new.get(code)) for code in order if code in old or code in new]


def _row(code: str, old: DisplayedText | None, new: DisplayedText | None) -> ProvisionPair:
    if old is None:
        assert new is not None
        return ProvisionPair(code, ProvisionChangeKind.ADDED, (Piece(DiffKind.ADDED, new.text),), "", new.language)
    if new is None:
        return ProvisionPair(code, ProvisionChangeKind.REMOVED, (Piece(DiffKind.REMOVED, old.text),), old.language, "")
    if old == new:
        return ProvisionPair(
            code, ProvisionChangeKind.UNCHANGED, (Piece(DiffKind.SAME, old.text),), old.language, new.language
        )
    if old.language == new.language:
        pieces = compare(old.text, new.text)
    else:
        pieces = (Piece(DiffKind.REMOVED, old.text), Piece(DiffKind.ADDED, new.text))
    return ProvisionPair(code, ProvisionChangeKind.CHANGED, pieces, old.language, new.language)


def _segments(old: list[str], new: list[str]) -> Iterator[DiffSegment]:
    """Yield segments of common and differing words."""
    blocks = SequenceMatcher(None, old, new, autojunk=len(old) * len(new) > LARGE).get_matching_blocks()
    yield DiffSegment("", "".join(old[: blocks[0].a]), "".join(new[: blocks[0].b]))
    for block, following in pairwise(blocks):
        end_of_old, end_of_new = block.a + block.size, block.b + block.size
        yield DiffSegment(
            "".join(old[block.a : end_of_old]),
            "".join(old[end_of_old : following.a]),
            "".join(new[end_of_new : following.b]),
        )


def _joined(segments: Iterable[DiffSegment]) -> list[DiffSegment]:
    """Merge a slight common piece between two changes into them, so that they read as one change."""
    joined: list[DiffSegment] = []
    for segment in segments:
        last = joined[-1] if joined else None
        if last and _reads_as_one(last, segment):
            last.old += segment.same + segment.old
            last.new += segment.same + segment.new
        else:
            joined.append(segment)
    return joined


def _reads_as_one(last: DiffSegment, segment: DiffSegment) -> bool:
    """Return whether both segments are changes, with removed and added words, and next to nothing in between."""
    changed = (last.old or last.new) and (segment.old or segment.new)
    exchanged = (last.old or segment.old) and (last.new or segment.new)
    return bool(changed and exchanged and SLIGHT.fullmatch(segment.same))


def _pieces(segments: Iterable[DiffSegment]) -> Iterator[Piece]:
    for segment in segments:
        for kind, text in (
            (DiffKind.SAME, segment.same),
            (DiffKind.REMOVED, segment.old),
            (DiffKind.ADDED, segment.new),
        ):
            if text:
                yield Piece(kind, text)
