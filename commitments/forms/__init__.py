"""Forms of the pages, and filters of the lists."""

from commitments.forms.comparisons import ComparisonForm
from commitments.forms.evidence import EvidenceFileForm
from commitments.forms.filters import INDEX_SEGMENTS, CommitmentFilters
from commitments.forms.reports import ReportForm
from commitments.forms.saved_views import NewViewForm, SavedViewForm
