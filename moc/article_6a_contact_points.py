"""Article 6(a): designated contact points.

"The Participants designate the following points of contact for this MOC:"

Computed: the Participants that a notice does not reach.
Facts: for each other Participant, the addresses of its contact point on the day in its capital.
Left open: the form of the notification. A notice is issued when it reaches the contact points of all others.
"""

from collections.abc import Collection, Mapping

from core.text.messages import marked as _

RULE = _("Article 6(a): the Participants designate contact points.")
NOTICE_RULE = _("Articles 6(a), 9(b) and 9(c): notice to the other Participants through the designated contact points.")
NOTICE_CONSTRAINTS = {
    "addressee_is_another": _("A notice can be addressed only to other Participants."),
    "addressee_of_a_seat": _("This Participant does not have a seat under the MOC."),
    "notice_to_all_others": _("Address the notice to all other Participants."),
}


def unreachable[Participant](addresses: Mapping[Participant, Collection[object]]) -> list[Participant]:
    """Return the Participants without an address, in the order given."""
    return [participant for participant, found in addresses.items() if not found]
