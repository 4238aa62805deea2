"""Article 9(b): modification by joint written decision.

"This MOC may be modified by joint written decision. Any intention to modify this MOC will be notified to the other
Participants through the designated contact points."

Computed: the latest modification in effect on a day. ``moc.joint_decisions`` computes whether a decision is complete.
Facts: the joint decisions with the versions of the text that they made, and the day from which each has effect.
Left open: whether a decision of all Participants also needs the notice. Without one the form warns.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Modification:
    """Modification by joint decision: its reference, the version that it made and the first day of its effect."""

    decision: str
    version: int
    effective_on: date


def in_effect(modifications: Iterable[Modification], on: date) -> Modification | None:
    """Return the latest modification in effect on a day; of two from the same day, that with the higher version."""
    effective = (each for each in modifications if each.effective_on <= on)
    return max(effective, key=lambda each: (each.effective_on, each.version), default=None)
