"""Word numbering of Part I, so that an item inserted later is counted.

Numbers are fixed at issue and empty items are left out, so there are gaps. If the next number is not the one that Word
would count, a new instance of the same list starts with it.
"""

import re
from dataclasses import dataclass, field

from dialogue.documents.word.markup import NAMESPACES, attribute, twips
from dialogue.documents.word.styles import LETTER_WIDTH, NUMBER_WIDTH

LITERAL = 0
"""Word's id for "not in a list": the number is then written out as text."""

_DECIMAL = re.compile(r"^(\D*)(\d{1,3})(\D*)$")
_LETTER = re.compile(r"^([^a-z]*)([a-z])([^a-z]*)$")
_ITEM, _SUB_ITEM = 0, 1


@dataclass(slots=True)
class Numbering:
    """Numbering of Part I: allocates list ids in reading order, then writes the lists used."""

    _patterns: dict[int, str] = field(default_factory=dict)
    _starts: list[dict[int, int]] = field(default_factory=lambda: [{}])
    _item: int = 0
    _sub_item: int = 0

    def item(self, number: str) -> int:
        """Return the list id of an item with this number, or ``LITERAL``."""
        counted = self._count(_ITEM, _DECIMAL, number)
        if counted is None:
            return LITERAL
        # A list that starts its letters late would do so under every further item.
        if counted != self._item + 1 or _SUB_ITEM in self._starts[-1]:
            self._starts.append({_ITEM: counted})
        self._item, self._sub_item = counted, 0
        return len(self._starts)

    def sub_item(self, number: str) -> int:
        """Return the list id of a sub-item of the last item, or ``LITERAL``."""
        counted = self._count(_SUB_ITEM, _LETTER, number)
        if counted is None:
            return LITERAL
        if counted != self._sub_item + 1:
            self._starts.append({_SUB_ITEM: counted})
        self._sub_item = counted
        return len(self._starts)

    def _count(self, level: int, shape: re.Pattern[str], number: str) -> int | None:
        """Return the value of the number if it has the same format as the first one of its level."""
        if not (match := shape.match(number)):
            return None
        before, counter, after = match.groups()
        pattern = f"{before}%{level + 1}{after}"
        if self._patterns.setdefault(level, pattern) != pattern:
            return None
        return int(counter) if level == _ITEM else ord(counter) - ord("a") + 1

    def part(self) -> str:
        """Return ``word/numbering.xml``: one list of two levels, bound to its styles, and its instances."""
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{counted_in}"/><w:pStyle w:val="{style}"/>'
            f'<w:lvlText w:val="{attribute(self._patterns.get(level, usual))}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{twips(left)}" w:hanging="{twips(hanging)}"/></w:pPr></w:lvl>'
            for level, counted_in, style, usual, left, hanging in (
                (_ITEM, "decimal", "AgendaItem", "%1.", NUMBER_WIDTH, NUMBER_WIDTH),
                (_SUB_ITEM, "lowerLetter", "AgendaSub-item", "(%2)", NUMBER_WIDTH + LETTER_WIDTH, LETTER_WIDTH),
            )
        )
        instances = "".join(_instance(position, starts) for position, starts in enumerate(self._starts, start=1))
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="1"><w:nsid w:val="4A434244"/>'
            f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="4A434245"/>{levels}</w:abstractNum>{instances}'
            "</w:numbering>"
        )


def _instance(number: int, starts: dict[int, int]) -> str:
    overrides = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for level, start in starts.items()
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>{overrides}</w:num>'
