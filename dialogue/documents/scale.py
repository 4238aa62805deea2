"""Font scale of a document, as a multiple of the usual sizes."""

import math
import unicodedata

from dialogue.documents.agenda import AgendaDocument, Layout

LARGE = 1.3
"""Scale for body text of 13.5 points, legible at arm's length for a standing speaker."""

# Below this scale text is illegible; the document then takes a second page.
SMALLEST = 0.6
_STEP = 0.05

# Usable height on A4 in a word processor, estimated, since the page cannot be measured before it is opened.
_ROOM = 254.0
_LINE = 170.0
_TITLE_WIDTH = 137.0
_MILLIMETRES_PER_POINT = 25.4 / 72
_LATIN, _JAPANESE = 0.56, 1.02
_LATIN_LINE, _JAPANESE_LINE = 1.25, 1.5
_BODY = 10.0


def scales(agenda: AgendaDocument) -> tuple[float, ...]:
    """Return the allowed scales, the largest first: a renderer that can measure pages selects the first that fits."""
    # A decision sheet chooses the size of its own table.
    if agenda.layout is Layout.ONE_PAGE and agenda.sheet is None:
        return tuple(round(1 - step * _STEP, 2) for step in range(round((1 - SMALLEST) / _STEP) + 1))
    return (LARGE if agenda.layout is Layout.LARGE else 1.0,)


def scale(agenda: AgendaDocument) -> float:
    """Return the largest of ``scales`` at which the text fits, by an upper estimate."""
    tried = scales(agenda)
    return next((each for each in tried if each == tried[-1] or _height(agenda, each) <= _ROOM), tried[-1])


def _height(agenda: AgendaDocument, scaled: float) -> float:
    """Return the estimated height from the masthead to the last line of Part I, in millimetres."""
    line = _JAPANESE_LINE if agenda.language == "ja" else _LATIN_LINE
    head = agenda.masthead
    beside = 11 + 9 * sum(1 for text in (head.issued or head.status, head.original, head.courtesy) if text)
    titles = 18 * _lines(head.title, _LINE, 18 * scaled) + 12 * _lines(head.subtitle, _LINE, 12 * scaled)
    # Spacing of the masthead, the title and the heading of Part I.
    masthead = (beside + titles + 13) * line + 50
    clocks = (8.5 + _BODY * 2 + 8.5) * line + 5 if agenda.clocks else 0.0
    items = sum(_BODY * line * _lines(str(item.title), _TITLE_WIDTH, _BODY * scaled) + 3 for item in agenda.walk())
    return (masthead + clocks + items) * scaled * _MILLIMETRES_PER_POINT


def _lines(text: str, width: float, points: float) -> int:
    ems = sum(_JAPANESE if unicodedata.east_asian_width(letter) in "WF" else _LATIN for letter in text)
    return max(1, math.ceil(ems * points * _MILLIMETRES_PER_POINT / width))
