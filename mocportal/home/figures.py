"""Commitment counts with their bar chart."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from commitments.enums import CommitmentState, Health
from commitments.models import Commitment

if TYPE_CHECKING:
    from commitments.querysets import Viewer

# Unit of the drawing; whole numbers, since a decimal comma would break the SVG.
BAR_WIDTH = 1000
BAR_GAP = 4


@dataclass(frozen=True, slots=True)
class Segment:
    """Bar segment, in the bar's own units."""

    health: Health
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Commitment counts visible to the user: by state, and for active ones by reported health."""

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
        """Return the states other than active with their counts, in the order of the lifecycle, without empty ones."""
        return [(state, n) for state, n in self.states.items() if n and state is not CommitmentState.ACTIVE]

    @property
    def segments(self) -> list[Segment]:
        """Return the bar segments from left to right; a health without commitments has none."""
        shares = [(health, n) for health, n in self.health.items() if n]
        room = BAR_WIDTH - BAR_GAP * (len(shares) - 1)
        segments, x = [], 0
        for health, n in shares:
            width = max(room * n // self.active, 1)
            segments.append(Segment(health, x, width))
            x += width + BAR_GAP
        return segments


def read_figures(viewer: "Viewer") -> Figures:
    """Return the counts visible to the viewer, in one statement."""
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
