"""What pages and lists may be asked for."""

from commitments.forms.comparisons import ComparisonForm
from commitments.forms.filters import ORDERINGS, Among, CommitmentFilters
from commitments.forms.reports import ReportForm

__all__ = ["ORDERINGS", "Among", "CommitmentFilters", "ComparisonForm", "ReportForm"]
