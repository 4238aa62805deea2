"""What pages and lists may be asked for."""

from commitments.forms.comparisons import ComparisonForm
from commitments.forms.filters import Among, CommitmentFilters

__all__ = ["Among", "CommitmentFilters", "ComparisonForm"]
