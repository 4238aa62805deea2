"""How large a document is set, as a multiple of the usual sizes."""

import math
import unicodedata

from dialogue.documents.agenda import Agenda, Layout, Line

LARGE = 1.3
"""Body text of 13.5 points: to be read at arm's length by who stands and speaks."""

# From here down nobody reads it any more; then it runs over to a second page rather.
SMALLEST = 0.6
_STEP = 0.05

# What a word processor takes on A4, an upper estimate: nobody measures the page there before it is opened.
_ROOM = 232.0
_MILLIMETRES_PER_POINT = 25.4 / 72
_TITLE_WIDTH = 127.0
_LATIN, _JAPANESE = 0.56, 1.02
_LATIN_LINE, _JAPANESE_LINE = 1.4, 1.6


def scales(agenda: Agenda) -> tuple[float, ...]:
    """The multiples that a document may be set at, the largest first: whoever can measure the page takes what fits."""
    if agenda.layout is Layout.ONE_PAGE:
        return tuple(round(1 - step * _STEP, 2) for step in range(round((1 - SMALLEST) / _STEP) + 1))
    return (LARGE if agenda.layout is Layout.LARGE else 1.0,)


def scale(agenda: Agenda) -> float:
    """The largest of ``scales`` at which the words surely fit, by an estimate."""
    tried = scales(agenda)
    return next((each for each in tried if each == tried[-1] or _height(agenda, each) <= _ROOM), tried[-1])


def _height(agenda: Agenda, scaled: float) -> float:
    """Millimetres from the masthead to the last line of Part I."""
    line = _JAPANESE_LINE if agenda.language == "ja" else _LATIN_LINE
    point = scaled * _MILLIMETRES_PER_POINT
    masthead = (5 * 11 + 2 * 18 + 12 + 13) * line + 12 + 4 + 10 + 16 + 8
    clocks = (8.5 + 10.5 * 2 + 8.5) * line + 5 if agenda.clocks else 0.0
    facts = sum(10.5 * line * _lines(" ".join(map(str, fact.value)), 115.0, scaled) + 5 for fact in agenda.facts)
    items = sum(_item(item, scaled, line) for item in agenda.walk())
    return (masthead + clocks + facts + items) * point


def _item(item: Line, scaled: float, line: float) -> float:
    return 10.5 * line * _lines(str(item.title), _TITLE_WIDTH, scaled) + 3


def _lines(text: str, width: float, scaled: float) -> int:
    ems = sum(_JAPANESE if unicodedata.east_asian_width(letter) in "WF" else _LATIN for letter in text)
    return max(1, math.ceil(ems * 10.5 * scaled * _MILLIMETRES_PER_POINT / width))
