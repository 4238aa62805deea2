"""Numbering of items: recomputed until an agenda is issued, fixed afterwards.

An issued item 6 is item 6 in every later version, and the number of a removed item is never reused: docs/decisions/0014
gives the reason. A new item between 6 and 7 is 6 bis, the next one 6 ter; a new sub-item has the letter after the last
one ever assigned under its item.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dialogue.rules.agenda.issued_version import FixedNumber
from dialogue.rules.agenda.items import Item

# Suffixes of the second to the tenth item with one number.
LATIN = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")


def numbered(items: tuple[Item, ...], fixed: Mapping[str, FixedNumber]) -> tuple[Item, ...]:
    """Return the numbered items; ``fixed`` maps keys to the numbers under which they were issued."""
    taken = {(each.number, each.bis) for each in fixed.values() if not each.letter}
    # Items before all issued ones share the first number.
    before = min((number for number, _bis in taken), default=0)
    result = []
    for item in items:
        known = fixed.get(item.key)
        if known and not known.letter:
            place = known.number, known.bis
        elif fixed:
            place = before, _next_bis(before, taken)
        else:
            place = before + 1, ""
        taken.add(place)
        before = place[0]
        result.append(_placed(item, *place, fixed))
    return tuple(result)


def letters(index: int) -> str:
    """Return the letters of sub-items: ``a`` for 0, ``z`` for 25, then ``aa``."""
    head, tail = divmod(index, 26)
    return (letters(head - 1) if head else "") + chr(ord("a") + tail)


def _next_bis(number: int, taken: Iterable[tuple[int, str]]) -> str:
    used = {bis for other, bis in taken if other == number}
    place = 0
    while (bis := LATIN[place] if place < len(LATIN) else f"{place + 2}-ies") in used:
        place += 1
    return bis


def _placed(item: Item, number: int, bis: str, fixed: Mapping[str, FixedNumber]) -> Item:
    own = {key: each.letter for key, each in fixed.items() if each.letter and each.parent == item.key}
    following = max(map(_index, own.values()), default=-1) + 1
    children = []
    for child in item.children:
        letter = own.get(child.key)
        if letter is None:
            letter, following = letters(following), following + 1
        children.append(replace(child, number=number, bis=bis, letter=letter))
    return replace(item, number=number, bis=bis, children=tuple(children))


def _index(letter: str) -> int:
    """Return the index of ``letter``, the inverse of ``letters``."""
    index = -1
    for each in letter:
        index = (index + 1) * 26 + ord(each) - ord("a")
    return index
