"""Filters and index segments of commitments, shared by the register page and the API."""

from commitments.enums import CommitmentState, Health
from commitments.records.commitment import COMMITMENT_FIELDS
from contacts.models import Participant
from core.rest.read.filters import RecordFilters
from core.rest.read.index_segments import IndexSegment, IndexSegments, SegmentedColumns, of_words


class CommitmentFilters(RecordFilters):
    table = COMMITMENT_FIELDS


def _leads() -> IndexSegments:
    """Return the segments by lead, the Participants in the order of the text; commitments without a lead come last."""
    leads = Participant.objects.order_by("order").values_list("order", "pk")
    return (
        *(IndexSegment(order, (("lead", key),)) for order, key in leads),
        IndexSegment(None, (("lead__isnull", True),)),
    )


# Sort orders that an index supports only in segments, by column.
INDEX_SEGMENTS: SegmentedColumns = {
    "state": of_words("state", CommitmentState),
    "health": of_words("health", Health),
    "lead__order": _leads,
}
