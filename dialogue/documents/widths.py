"""How the columns of a table share the line, the same on paper and in the word processor."""

import re
from dataclasses import replace
from itertools import chain

from dialogue.documents.agenda import Table, Text

# Side margins of 25 mm on A4, upright and across.
PORTRAIT = 160.0
LANDSCAPE = 247.0

GAP = 3.0
"""Millimetres between two columns."""

# A line may break between any two Japanese characters, so only a date and the words of other scripts ask for room.
# No line breaks at a no-break space, which holds a French date together.
WORD = re.compile(r"\d+年\d+月\d+日|[^ \t\n\u200b\u2e80-\uffee]+")
# An English date is read best on one line too, and so is the weekday after a Japanese one.
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_ENGLISH_DATE = re.compile(rf"\d{{1,2}} (?:{_MONTHS}) \d{{4}}")
_HELD = re.compile(rf"\d+年\d+月\d+日（.）|{_ENGLISH_DATE.pattern}|{WORD.pattern}")
_LONGEST_HELD = 20
"""Characters of what stands on one line by itself, in whichever column it is; an endless word does not."""
_MILLIMETRES_PER_EM = 9 * 25.4 / 72
# An ideograph has a quarter of an em more on each side where a digit stands.
_CAPITAL, _SMALL, _IDEOGRAPH, _WIDE, _SPACE = 0.74, 0.6, 1.45, 0.95, 0.28
_WIDEST_WORD = 0.3
"""The part of the line that a single word may claim; a longer one is broken."""
_LONGEST_WORD = 24
"""Characters of a word that asks for room. A longer one, such as an address, is broken within its own cell."""
_NARROWEST = 4
"""Ems of a column in which there is anything to read."""


def widths(table: Table, line: float) -> tuple[float, ...]:
    """The width of each column in millimetres, its gap included; together they fill ``line``.

    Columns share the line by their weights, except that none is narrower than its longest ordinary word.
    """
    needs = [
        min(_longest(title, cells) + GAP, line * _WIDEST_WORD)
        for title, cells in zip((column.title for column in table.columns), _cells(table), strict=True)
    ]
    if sum(needs) >= line:
        return tuple(need * line / sum(needs) for need in needs)
    # Giving a column what it needs leaves less for the others, so that another may fall below its own need.
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


def with_whole_dates(table: Table) -> Table:
    """The table with no place to break within an English date, which had three lines in a narrow column."""
    return replace(table, rows=tuple(tuple(map(_whole, row)) for row in table.rows))


def is_held(cell: str) -> bool:
    """Whether a cell is a date or a number of record and nothing else, and so is not to break on a page either."""
    return len(cell) <= _LONGEST_HELD and _HELD.fullmatch(cell) is not None


def capacity(room: float) -> int:
    """How many characters of a word surely fit into ``room`` millimetres."""
    return max(4, int(room / (_CAPITAL * _MILLIMETRES_PER_EM)))


def measure(word: str) -> float:
    """Millimetres of ``word`` at the size of a table, an upper estimate for the faces in use."""
    return sum(map(_ems, word)) * _MILLIMETRES_PER_EM


def _whole(text: Text) -> Text:
    return Text(
        tuple(
            replace(run, text=_ENGLISH_DATE.sub(lambda date: date[0].replace(" ", "\u00a0"), run.text))
            for run in text.runs
        )
    )


def _cells(table: Table) -> list[list[str]]:
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
