"""Column widths of a table, the same in PDF and Word."""

import re
from dataclasses import replace
from itertools import chain

from dialogue.documents.agenda import DocumentTable, RichParagraph

# A4 minus side margins of 25 mm, portrait and landscape.
PORTRAIT = 160.0
LANDSCAPE = 247.0

GAP = 3.0
"""Column gap in millimetres."""

# Lines may break between any two Japanese characters, so only dates and words of other scripts need width.
# A no-break space prevents breaks, which keeps a French date together.
WORD = re.compile(r"\d+年\d+月\d+日|[^ \t\n\u200b\u2e80-\uffee]+")
# English dates, and the weekday after a Japanese date, are more legible on one line.
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_ENGLISH_DATE = re.compile(rf"\d{{1,2}} (?:{_MONTHS}) \d{{4}}")
_HELD = re.compile(rf"\d+年\d+月\d+日（.）|{_ENGLISH_DATE.pattern}|{WORD.pattern}")
_LONGEST_HELD = 20
"""Maximum length of a cell that never wraps; longer words do."""
_MILLIMETRES_PER_EM = 9 * 25.4 / 72
# An ideograph next to a digit gets a quarter of an em of extra space on each side.
_CAPITAL, _SMALL, _IDEOGRAPH, _WIDE, _SPACE = 0.74, 0.6, 1.45, 0.95, 0.28
_WIDEST_WORD = 0.3
"""Maximum share of the line for a single word; a longer one is broken."""
_LONGEST_WORD = 24
"""Maximum length of a word that widens its column. A longer one, such as a URL, is broken within its cell."""
_NARROWEST = 4
"""Minimum width of a column in ems."""


def widths(table: DocumentTable, line: float) -> tuple[float, ...]:
    """Return the width of each column in millimetres, including its gap; the sum is ``line``.

    Columns are sized by their weights, but none is narrower than its longest ordinary word.
    """
    needs = [
        min(_longest(title, cells) + GAP, line * _WIDEST_WORD)
        for title, cells in zip((column.title for column in table.columns), _cells(table), strict=True)
    ]
    if sum(needs) >= line:
        return tuple(need * line / sum(needs) for need in needs)
    # Widening one column narrows the others, so another one may fall below its own need.
    fixed: dict[int, float] = {}
    while True:
        weight = sum(column.weight for place, column in enumerate(table.columns) if place not in fixed)
        share = (line - sum(fixed.values())) / weight if weight else 0.0
        narrow = {
            place: needs[place]
            for place, column in enumerate(table.columns)
            if place not in fixed and column.weight * share < needs[place]
        }
        if not narrow:
            return tuple(fixed.get(place, column.weight * share) for place, column in enumerate(table.columns))
        fixed |= narrow


def with_whole_dates(table: DocumentTable) -> DocumentTable:
    """Return the table with no-break spaces within English dates, which took three lines in a narrow column."""
    return replace(table, rows=tuple(tuple(map(_whole, row)) for row in table.rows))


def is_held(cell: str) -> bool:
    """Return whether a cell is only a date or a reference number, which must not wrap."""
    return len(cell) <= _LONGEST_HELD and _HELD.fullmatch(cell) is not None


def capacity(room: float) -> int:
    """Return the number of characters of a word that certainly fit into ``room`` millimetres."""
    return max(4, int(room / (_CAPITAL * _MILLIMETRES_PER_EM)))


def measure(word: str) -> float:
    """Return the width of ``word`` in millimetres at table size, an upper estimate for the fonts in use."""
    return sum(map(_ems, word)) * _MILLIMETRES_PER_EM


def _whole(text: RichParagraph) -> RichParagraph:
    return RichParagraph(
        tuple(
            replace(run, text=_ENGLISH_DATE.sub(lambda date: date[0].replace(" ", "\u00a0"), run.text))
            for run in text.runs
        )
    )


def _cells(table: DocumentTable) -> list[list[str]]:
    return [[str(row[place]) for row in table.rows] for place in range(len(table.columns))]


def _longest(title: str, cells: list[str]) -> float:
    cells = [WORD.sub(lambda word: word[0] if len(word[0]) <= _LONGEST_WORD else "", cell).strip() for cell in cells]
    words = chain.from_iterable(map(_HELD.findall, cells))
    head = max(map(measure, WORD.findall(title)), default=0.0) * 1.08
    least = min(max(map(len, cells), default=0), _NARROWEST) * _MILLIMETRES_PER_EM
    return max(head, least, max(map(measure, words), default=0.0))


def _ems(letter: str) -> float:
    if letter in "年月日":
        return _IDEOGRAPH
    if letter > "\u2e7f":
        return 1.0
    if letter.isspace():
        return _SPACE
    if letter in "mwMW":
        return _WIDE
    return _CAPITAL if letter.isupper() else _SMALL
