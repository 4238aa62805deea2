"""Request bodies of the Dialogue's endpoints."""

from dialogue.api.inputs.proposals import ProposalEdit, ProposalEntry
