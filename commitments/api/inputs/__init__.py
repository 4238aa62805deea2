"""What bodies the endpoints of the register take."""

from commitments.api.inputs.commitments import CommitmentEdit, CommitmentEntry
from commitments.api.inputs.milestones import MilestoneEdit, MilestoneEntry
from commitments.api.inputs.states import StateInput

__all__ = ["CommitmentEdit", "CommitmentEntry", "MilestoneEdit", "MilestoneEntry", "StateInput"]
