"""What bodies the endpoints of the register take."""

from commitments.api.inputs.commitments import CommitmentEdit, CommitmentEntry

__all__ = ["CommitmentEdit", "CommitmentEntry"]
