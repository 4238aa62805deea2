"""Who may co-chair (article 4(a)(i)).

"... co-chaired by an Assistant-Deputy-Minister from one of the Canadian participants and a Bureau Director-General
of the Ministry of Economy, Trade and Industry of Japan." Which Participant and which ranks those are is data: a row
for each pair that may chair, so that the rule here names neither.
"""

from collections.abc import Set as AbstractSet
from typing import NamedTuple


class Chair(NamedTuple):
    """A Participant's code and the code of a rank."""

    participant: str
    rank: str


def may_chair(chair: Chair, eligible: AbstractSet[Chair], *, acting: bool = False) -> bool:
    """Whether ``chair`` is among the ``eligible``; who acts for another needs the Participant but not the rank."""
    if acting:
        return any(chair.participant == other.participant for other in eligible)
    return chair in eligible
