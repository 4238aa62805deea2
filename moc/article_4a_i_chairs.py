"""Article 4(a)(i): co-chairs and members of the Dialogue.

"To implement cooperation on battery supply chains, the Participants will establish a Dialogue that will be co-chaired
by an Assistant-Deputy-Minister from one of the Canadian participants and a Bureau Director-General of the Ministry of
Economy, Trade and Industry of Japan."

"The members of the Dialogue are composed of representatives of the Participants."

Computed: whether a person may chair.
Facts: the pairs of Participant and rank that may chair (rows of the seed: the rule names neither), and whether the
person acts for another.
Left open: acting chairs. Here they need the Participant and not the rank.
"""

from collections.abc import Set as AbstractSet
from typing import NamedTuple

from core.text.messages import marked as _

# One for each of the two countries.
CO_CHAIRS = 2

RULE = _("Article 4(a)(i): Participants and ranks of the co-chairs of the Dialogue.")
CONSTRAINTS = {
    "one_cochair_a_side": _("Each side can have only one co-chair."),
    "cochair_is_of_an_eligible_participant": _("This Participant cannot chair for its side."),
    "cochair_is_of_the_side_of_its_eligibility": _("This Participant cannot chair for this side."),
}
MEMBERS_RULE = _("Article 4(a)(i): members of the Dialogue are representatives of the Participants.")
MEMBERS_CONSTRAINTS = {"delegate_is_of_the_participant": _("This official belongs to another Participant.")}


class Chair(NamedTuple):
    """A Participant's code and the code of a rank."""

    participant: str
    rank: str


def may_chair(chair: Chair, eligible: AbstractSet[Chair], *, acting: bool = False) -> bool:
    """Return whether ``chair`` is among the ``eligible``; an acting chair needs the Participant but not the rank."""
    if acting:
        return any(chair.participant == other.participant for other in eligible)
    return chair in eligible
