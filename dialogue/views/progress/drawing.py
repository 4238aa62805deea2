"""Drawings for ``templates/charts/drawing.html``: shapes in pixels, rows that are links, and the classes of states."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from commitments.enums import CommitmentState, Health

# States in the order of charts and legends, each with a class of charts.css.
STATES: tuple[Health | CommitmentState, ...] = (
    Health.ON_TRACK,
    Health.AT_RISK,
    Health.DELAYED,
    Health.NO_EVIDENCE,
    CommitmentState.COMPLETED,
)
OVERDUE = "overdue"
# Classes with a pattern, which each SVG defines for itself: a hidden one gives none to others.
PATTERNED = frozenset({Health.AT_RISK.value, Health.DELAYED.value, OVERDUE})

CHEVRON = 5


@dataclass(frozen=True, slots=True)
class Box:
    tag: ClassVar[str] = "rect"
    css: str
    x: int
    y: int
    width: int
    height: int
    rx: int = 2

    @property
    def pattern(self) -> str:
        """Return the name of the pattern that fills the box; empty for a plain colour."""
        return self.css if self.css in PATTERNED else ""


@dataclass(frozen=True, slots=True)
class Line:
    tag: ClassVar[str] = "line"
    css: str
    x: int
    y: int
    to_x: int
    to_y: int


@dataclass(frozen=True, slots=True)
class Words:
    """Text at a baseline; ``lang`` is set if it is not in the language of the page."""

    tag: ClassVar[str] = "text"
    css: str
    x: int
    y: int
    text: str
    anchor: str = "start"
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    tag: ClassVar[str] = "path"
    css: str
    d: str


type Shape = Box | Line | Words | Path


@dataclass(frozen=True, slots=True)
class Linked:
    """Row of a chart that is a link, with its full accessible ``name``."""

    url: str
    name: str
    shapes: Sequence[Shape]


@dataclass(slots=True)
class Drawing:
    """Drawing with an ``id`` that is unique on its page; ``below`` is painted first, ``above`` last."""

    id: str
    label: str
    width: int
    height: int
    css: str = ""
    below: list[Shape] = field(default_factory=list)
    rows: list[Linked] = field(default_factory=list)
    above: list[Shape] = field(default_factory=list)


def diamond(css: str, x: int, y: int, size: int = 5, high: int = 9) -> Path:
    return Path(css, f"M{x} {y - high}l{size} {high}l-{size} {high}l-{size} -{high}z")


def chevron(x: int, y: int, *, to_the_left: bool) -> Path:
    """Return the arrow at an end of a bar that goes on outside the chart."""
    begins, way = (x + 2 + CHEVRON, -CHEVRON) if to_the_left else (x - 2 - CHEVRON, CHEVRON)
    return Path("further", f"M{begins} {y - 5}l{way} 5l{-way} 5")
