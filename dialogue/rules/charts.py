"""Geometry of charts: scales, labels that fit into their space, and lanes for labels that would overlap."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from unicodedata import east_asian_width

# Widths of characters in pixels at a text size of 14 px, rounded up, since the font depends on the device.
WIDE, CAPITAL, NARROW, OTHER = 14.0, 10.0, 4.5, 7.8
NARROW_CHARACTERS = frozenset("fijlrt.,:;'’()|! ")
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Scale:
    """Positions of the days from ``first`` to ``end``, exclusive, on ``length`` pixels from ``left``."""

    first: date
    end: date
    left: int
    length: int

    def at(self, day: date) -> int:
        """Return the position of ``day``, clipped to both ends."""
        passed = (min(max(day, self.first), self.end) - self.first).days
        return self.left + self.length * passed // (self.end - self.first).days

    @property
    def right(self) -> int:
        return self.left + self.length


@dataclass(frozen=True, slots=True)
class Label:
    """Label at a vertical line at ``x``: its lane from 0, and on which side of the line it is."""

    x: int
    lane: int
    is_before: bool


def width_of(text: str) -> float:
    """Return the estimated width of ``text`` in pixels."""
    return sum(map(_width, text))


def fitted(text: str, width: float) -> str:
    """Return ``text``, cut with an ellipsis if it is wider than ``width`` pixels."""
    if width_of(text) <= width:
        return text
    room, length = width - WIDE, 0
    for character in text:
        room -= _width(character)
        if room < 0:
            break
        length += 1
    return text[:length].rstrip() + ELLIPSIS


def labels(lines: Iterable[tuple[int, str]], *, right: int, gap: int = 5) -> list[Label]:
    """Return the place of the label of each line ``(x, text)``, so that none overlaps and none is cut at ``right``."""
    taken: list[list[tuple[float, float]]] = []
    placed = []
    for x, text in lines:
        width = width_of(text) + 2 * gap
        is_before = x + width > right
        begins, ends = (x - width, x) if is_before else (x, x + width)
        lane = next(
            (number for number, spans in enumerate(taken) if all(ends <= a or begins >= b for a, b in spans)),
            len(taken),
        )
        if lane == len(taken):
            taken.append([])
        taken[lane].append((begins, ends))
        placed.append(Label(x, lane, is_before))
    return placed


def tick_months(month_width: float, least: int = 44) -> int:
    """Return after how many months a tick follows, so that labels have at least ``least`` pixels."""
    return next((step for step in (1, 3, 6) if step * month_width >= least), 12)


def rounded_maximum(value: int) -> int:
    """Return the end of a scale of counts: the next of 5, 10, 20, 50, 100, 200 ... from ``value`` on."""
    unit = 1
    while True:
        for step in (5, 10, 20):
            if value <= step * unit:
                return step * unit
        unit *= 10


def _width(character: str) -> float:
    if east_asian_width(character) in "WF":
        return WIDE
    if character in NARROW_CHARACTERS:
        return NARROW
    return CAPITAL if character.isupper() else OTHER
