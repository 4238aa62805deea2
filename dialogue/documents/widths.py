"""Column widths of a table, the same in PDF and Word."""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from dialogue.documents.agenda import DocumentTable, RichParagraph, TextRun

LINE = 170.0
"""Text width of A4 in millimetres, with side margins of 20."""

GAP = 2.6
"""Column gap in millimetres."""

# Lines may break between any two Japanese characters, so only dates and words of other scripts need width.
# A no-break space prevents breaks, which keeps a French date together.
WORD = re.compile(r"\d+年\d+月\d+日(?:（.）)?|[^ \t\n\u200b\u2e80-\uffee]+")
# English dates and counted days are more legible on one line.
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_ENGLISH_DATE = re.compile(rf"\d{{1,2}} (?:{_MONTHS}) \d{{4}}")
_HELD = re.compile(rf"\d+年\d+月\d+日（.）|{_ENGLISH_DATE.pattern}|{WORD.pattern}")
_LONGEST_HELD = 20
"""Maximum length of a cell that never wraps; longer words do."""
_CJK = re.compile(r"[\u2e80-\uffee]")
_MILLIMETRES_PER_EM = 8.8 * 25.4 / 72
# An ideograph next to a digit gets a quarter of an em of extra space on each side.
_CAPITAL, _SMALL = 0.69, 0.57
_WIDTHS = {
    **dict.fromkeys("年月日", 1.42),
    **dict.fromkeys("（）", 0.85),
    **dict.fromkeys(" \t\n\u00a0", 0.27),
    **dict.fromkeys("mwMW", 0.93),
    **dict.fromkeys("ilIj.,:;'’()|/", 0.33),
}
_LONGEST_WORD = 24
"""Maximum length of a word that widens its column. A longer one, such as a URL, is broken within its cell."""
_LONGEST_TITLE, _LONGEST_WHOLE = 5, 8
"""Maximum length of a Japanese column title, and of a text in a column of weight 0, that is not broken."""
_LONGEST_LINE = 15
"""Maximum length of a line that is kept whole in a column of weight 0, and of the title of such a column."""
_SCRIPT_SPACE = 0.9
"""Millimetres that the space between a Japanese and a Latin sign takes."""
_NARROWEST = 4
"""Minimum width of a column of Japanese text in ems."""


def widths(table: DocumentTable, line: float = LINE, *, scale: float = 1.0) -> tuple[float, ...]:
    """Return the width of each column in millimetres, including its gap; the sum is ``line``.

    ``scale`` is the size of the text as a multiple of that of other tables.

    Columns of weight 0 have the width of their longest word. The others share the rest by their weights; none is
    narrower than its longest ordinary word as long as the line has room.
    """
    columns = list(zip(table.columns, _cells(table), strict=True))
    needs = [_longest(column.title, cells, whole=not column.weight) * scale + GAP for column, cells in columns]
    fixed = {place: needs[place] for place, column in enumerate(table.columns) if not column.weight}
    if sum(needs) >= line or len(fixed) == len(needs):
        return tuple(need * line / sum(needs) for need in needs)
    # Widening one column narrows the others, so another one may fall below its own need.
    while True:
        free = {place: column.weight for place, column in enumerate(table.columns) if place not in fixed}
        share = (line - sum(fixed.values())) / sum(free.values()) if free else 0.0
        narrow = {place: needs[place] for place, weight in free.items() if weight * share < needs[place]}
        if not narrow:
            return tuple(fixed[place] if place in fixed else free[place] * share for place in range(len(needs)))
        fixed |= narrow


def with_whole_texts(table: DocumentTable) -> DocumentTable:
    """Return the table with no-break spaces in English dates, and in short texts of columns without a weight."""
    are_whole = [not column.weight for column in table.columns]
    columns = tuple(
        replace(column, title=_unbroken(column.title)) if keep else column
        for column, keep in zip(table.columns, are_whole, strict=True)
    )
    rows = tuple(
        tuple(_whole(cell, keep=keep) for cell, keep in zip(row, are_whole, strict=False)) for row in table.rows
    )
    return replace(table, columns=columns, rows=rows)


def is_held(cell: str) -> bool:
    """Return whether a cell is only a date or a reference number, which must not wrap."""
    return len(cell) <= _LONGEST_HELD and _HELD.fullmatch(cell) is not None


def capacity(room: float) -> int:
    """Return the number of characters of a word that certainly fit into ``room`` millimetres."""
    return max(4, int(room / (_CAPITAL * _MILLIMETRES_PER_EM)))


@lru_cache(maxsize=4096)
def measure(word: str) -> float:
    """Return the width of ``word`` in millimetres at table size, an upper estimate for the fonts in use."""
    return sum(map(_ems, word)) * _MILLIMETRES_PER_EM


def _whole(text: RichParagraph, *, keep: bool) -> RichParagraph:
    # Copying each run takes longer than the search, and few cells have a date.
    if not any(keep or _ENGLISH_DATE.search(run.text) for run in text.runs):
        return text
    return RichParagraph(tuple(_whole_run(run, keep=keep) for run in text.runs))


def _whole_run(run: TextRun, *, keep: bool) -> TextRun:
    said = _ENGLISH_DATE.sub(lambda date: date[0].replace(" ", "\u00a0"), run.text)
    if keep:
        said = "\n".join(map(_unbroken, said.split("\n")))
    return run if said == run.text else replace(run, text=said)


def _unbroken(line: str) -> str:
    """Return a short line with no-break spaces; a list may break after its commas."""
    return line.replace(" ", "\u00a0") if len(line) <= _LONGEST_LINE and "," not in line else line


def _cells(table: DocumentTable) -> list[list[str]]:
    """Return the texts of each column, without the names of groups."""
    rows = [row for row in table.rows if len(row) > 1 or len(table.columns) == 1]
    return [[str(row[place]) for row in rows] for place in range(len(table.columns))]


def _longest(title: str, cells: list[str], *, whole: bool) -> float:
    """Return the width that a column needs; ``whole`` is set if short Japanese texts may not break either."""
    head = max(map(measure, _pieces(title, _LONGEST_TITLE)), default=0.0) * 1.05
    # A column of Japanese text holds at least a few characters a line.
    least = min(max((len(_CJK.findall(cell)) for cell in cells), default=0), _NARROWEST) * _MILLIMETRES_PER_EM
    lines = chain.from_iterable(cell.split("\n") for cell in cells) if whole else ()
    short = [line for line in lines if _CJK.search(line) and len(line) <= _LONGEST_WHOLE]
    return max(head, least, _words(cells), *(measure(line) + _SCRIPT_SPACE for line in short))


def _pieces(title: str, longest: int) -> list[str]:
    return [title] if _CJK.search(title) and len(title) <= longest else WORD.findall(title)


def _words(cells: list[str]) -> float:
    short = (WORD.sub(lambda word: word[0] if len(word[0]) <= _LONGEST_WORD else "", cell).strip() for cell in cells)
    return max(map(measure, chain.from_iterable(map(_HELD.findall, short))), default=0.0)


def _ems(letter: str) -> float:
    """Return the width of a letter in ems, an upper estimate for the fonts in use."""
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if letter > "\u2e7f":
        return 1.0
    return _CAPITAL if letter.isupper() else _SMALL
