"""Which number each item bears: counted anew until an agenda is issued, and never moved after.

What was issued as item 6 stays item 6 in every later version, and the number of an item that was taken out is given
to no other: docs/decisions/0014 says why. A new item between 6 and 7 is 6 bis, the next one 6 ter; a new sub-item has
the letter after the last one that was ever given under its item.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dialogue.rules.agenda.issued import FixedNumber
from dialogue.rules.agenda.items import Item

# The second to the tenth item under one number.
LATIN = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")


def numbered(items: tuple[Item, ...], fixed: Mapping[str, FixedNumber]) -> tuple[Item, ...]:
    """The items with their numbers; ``fixed`` are those under which items were issued, by the key of each."""
    taken = {(each.number, each.bis) for each in fixed.values() if not each.letter}
    # What stands before all that was issued counts under the first number.
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
    """``a`` for 0, ``z`` for 25, then ``aa``: the letters of sub-items."""
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
    """The other way round from ``letters``."""
    index = -1
    for each in letter:
        index = (index + 1) * 26 + ord(each) - ord("a")
    return index
