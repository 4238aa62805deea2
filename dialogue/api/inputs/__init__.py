"""What bodies the endpoints of the Dialogue take."""

from dialogue.api.inputs.proposals import ProposalEdit, ProposalEntry

__all__ = ["ProposalEdit", "ProposalEntry"]
