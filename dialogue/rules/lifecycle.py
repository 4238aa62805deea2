"""The ways from one status of a Dialogue to another, and those of what is proposed, invited and referred for it.

A postponed Dialogue keeps its number and its chair and can be held; a held one stays held.
"""

from collections.abc import Mapping

from dialogue.enums import DialogueStatus as Status
from dialogue.enums import InviteeState, ProposalState, ReferralState

WAYS: Mapping[Status, frozenset[Status]] = {
    Status.TENTATIVE: frozenset({Status.CONFIRMED, Status.POSTPONED, Status.CANCELLED}),
    Status.CONFIRMED: frozenset({Status.TENTATIVE, Status.POSTPONED, Status.CANCELLED, Status.HELD}),
    Status.POSTPONED: frozenset({Status.TENTATIVE, Status.CONFIRMED, Status.CANCELLED}),
    Status.CANCELLED: frozenset(),
    Status.HELD: frozenset(),
}


def may_become(now: Status, then: Status) -> bool:
    return then in WAYS[now]


# What the secretariat settled it can put back into the backlog; what a ministry withdrew is proposed anew.
PROPOSAL_WAYS: Mapping[ProposalState, frozenset[ProposalState]] = {
    ProposalState.DRAFT: frozenset({ProposalState.PROPOSED, ProposalState.WITHDRAWN}),
    ProposalState.PROPOSED: frozenset({ProposalState.ACCEPTED, ProposalState.DECLINED, ProposalState.WITHDRAWN}),
    ProposalState.ACCEPTED: frozenset({ProposalState.PROPOSED}),
    ProposalState.DECLINED: frozenset({ProposalState.PROPOSED}),
    ProposalState.WITHDRAWN: frozenset(),
}

# Whoever answered can answer otherwise; an invitation that went out is not taken back.
INVITATION_WAYS: Mapping[InviteeState, frozenset[InviteeState]] = {
    InviteeState.PROPOSED: frozenset({InviteeState.INVITED}),
    InviteeState.INVITED: frozenset({InviteeState.ACCEPTED, InviteeState.DECLINED}),
    InviteeState.ACCEPTED: frozenset({InviteeState.DECLINED}),
    InviteeState.DECLINED: frozenset({InviteeState.ACCEPTED}),
}

# What came back is on record; a further word from the forum is an answer to be written anew.
REFERRAL_WAYS: Mapping[ReferralState, frozenset[ReferralState]] = {
    ReferralState.TO_RAISE: frozenset({ReferralState.RAISED, ReferralState.WITHDRAWN}),
    ReferralState.RAISED: frozenset({ReferralState.ANSWERED, ReferralState.WITHDRAWN}),
    ReferralState.ANSWERED: frozenset({ReferralState.ANSWERED}),
    ReferralState.WITHDRAWN: frozenset(),
}
