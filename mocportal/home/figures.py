"""Commitments in figures, and the bar that shows them."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from commitments.enums import CommitmentState, Health
from commitments.models import Commitment

if TYPE_CHECKING:
    from commitments.querysets import Viewer

# The bar's own unit; whole numbers, since a decimal comma would break the drawing.
BAR_WIDTH = 1000
BAR_GAP = 4


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the bar, in its own units."""

    health: Health
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Figures:
    """How many commitments the reader may see, by state, and the active ones by health as reported."""

    states: dict[CommitmentState, int]
    health: dict[Health, int]

    @property
    def active(self) -> int:
        return self.states[CommitmentState.ACTIVE]

    @property
    def total(self) -> int:
        return sum(self.states.values())

    @property
    def others(self) -> list[tuple[CommitmentState, int]]:
        """The states beside active that occur, in the order of a life."""
        return [(state, n) for state, n in self.states.items() if n and state is not CommitmentState.ACTIVE]

    @property
    def segments(self) -> list[Segment]:
        """The bar from left to right; a health that does not occur has no part."""
        shares = [(health, n) for health, n in self.health.items() if n]
        room = BAR_WIDTH - BAR_GAP * (len(shares) - 1)
        segments, x = [], 0
        for health, n in shares:
            width = max(room * n // self.active, 1)
            segments.append(Segment(health, x, width))
            x += width + BAR_GAP
        return segments


def read_figures(viewer: "Viewer") -> Figures:
    """Count in one statement."""
    rows = Commitment.objects.visible_to(viewer).order_by().values_list("state", "health").annotate(n=Count("pk"))
    states: Counter[str] = Counter()
    health: Counter[str] = Counter()
    for state, reported, n in rows:
        states[state] += n
        if state == CommitmentState.ACTIVE:
            health[reported] += n
    return Figures(
        states={state: states[state] for state in CommitmentState},
        health={member: health[member] for member in Health},
    )
