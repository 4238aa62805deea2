"""Proposals of ministries accepted into the agenda."""

from datetime import datetime

from dialogue.enums import ProposalState
from dialogue.models import Dialogue, Proposal
from dialogue.rules.agenda.inputs import AcceptedProposal


def proposals(row: Dialogue, as_of: datetime, *, edited: bool) -> tuple[AcceptedProposal, ...]:
    """Return the proposals accepted by then, in the order in which they were sent.

    With ``edited`` all accepted ones: accepting is an edit of the draft, which is read as it is now.
    """
    known = Proposal.objects.filter(dialogue=row, state=ProposalState.ACCEPTED)
    accepted = (
        (known if edited else known.filter(settled_at__lte=as_of))
        .select_related("participant__side", "provision", "commitment__mark")
        .order_by("proposed_at", "pk")
    )
    return tuple(
        AcceptedProposal(
            key=proposal.item_key,
            participant=proposal.participant.code,
            on=sent_on,
            is_late=proposal.is_late,
            provision=proposal.provision.code if proposal.provision else "",
            commitment=proposal.shared_commitment,
            title=proposal.title,
            background=proposal.background,
            decision=proposal.decision,
            minutes=proposal.minutes or 0,
            presenter=proposal.presenter,
            settled_at=proposal.settled_at,
        )
        for proposal in accepted
        if (sent_on := proposal.sent_on) is not None
    )
