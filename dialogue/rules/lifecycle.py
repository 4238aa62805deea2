"""Transitions between the statuses of a Dialogue, a proposal, an invitation and a referral.

A postponed Dialogue keeps its number and its chair and can be held; the status "held" is final.
"""

from collections.abc import Mapping

from dialogue.enums import DialogueStatus as Status, InviteeState, ProposalState, ReferralState

TRANSITIONS: Mapping[Status, frozenset[Status]] = {
    Status.TENTATIVE: frozenset({Status.CONFIRMED, Status.POSTPONED, Status.CANCELLED}),
    Status.CONFIRMED: frozenset({Status.TENTATIVE, Status.POSTPONED, Status.CANCELLED, Status.HELD}),
    Status.POSTPONED: frozenset({Status.TENTATIVE, Status.CONFIRMED, Status.CANCELLED}),
    Status.CANCELLED: frozenset(),
    Status.HELD: frozenset(),
}


def may_become(now: Status, then: Status) -> bool:
    return then in TRANSITIONS[now]


# The secretariat can return a reviewed proposal to the backlog; a withdrawn one must be proposed again.
PROPOSAL_TRANSITIONS: Mapping[ProposalState, frozenset[ProposalState]] = {
    ProposalState.DRAFT: frozenset({ProposalState.PROPOSED, ProposalState.WITHDRAWN}),
    ProposalState.PROPOSED: frozenset({ProposalState.ACCEPTED, ProposalState.DECLINED, ProposalState.WITHDRAWN}),
    ProposalState.ACCEPTED: frozenset({ProposalState.PROPOSED}),
    ProposalState.DECLINED: frozenset({ProposalState.PROPOSED}),
    ProposalState.WITHDRAWN: frozenset(),
}

# A reply can be changed; a sent invitation cannot be withdrawn.
INVITATION_TRANSITIONS: Mapping[InviteeState, frozenset[InviteeState]] = {
    InviteeState.PROPOSED: frozenset({InviteeState.INVITED}),
    InviteeState.INVITED: frozenset({InviteeState.ACCEPTED, InviteeState.DECLINED}),
    InviteeState.ACCEPTED: frozenset({InviteeState.DECLINED}),
    InviteeState.DECLINED: frozenset({InviteeState.ACCEPTED}),
}

# An answered referral stays answered; a later response of the forum replaces the recorded one.
REFERRAL_TRANSITIONS: Mapping[ReferralState, frozenset[ReferralState]] = {
    ReferralState.TO_RAISE: frozenset({ReferralState.RAISED, ReferralState.WITHDRAWN}),
    ReferralState.RAISED: frozenset({ReferralState.ANSWERED, ReferralState.WITHDRAWN}),
    ReferralState.ANSWERED: frozenset({ReferralState.ANSWERED}),
    ReferralState.WITHDRAWN: frozenset(),
}
