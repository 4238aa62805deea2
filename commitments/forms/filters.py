"""Filters of commitments, shared by the register page and the API."""

from typing import ClassVar

from commitments.enums import Actor, CommitmentState, Health, Stage, Step
from commitments.models import (
    Commitment,
    CommitmentArea,
    CommitmentForm,
    CommitmentForum,
    CommitmentMineral,
    CommitmentProvision,
    SupportingParticipant,
)
from contacts.models import Participant
from core.rest.read.filters import (
    DAYS,
    MOMENTS,
    WORDS,
    ArrayContainsFilter,
    BooleanFilter,
    KeyFilter,
    Led,
    RecordFilters,
    RelatedFilter,
    SeenBy,
    WithoutRelationFilter,
)
from core.rest.read.index_segments import IndexSegment, Stretched, Stretches, of_words


class CommitmentFilters(RecordFilters):
    lead = Led(field_name="lead__code")
    lead__isnull = BooleanFilter(field_name="lead", lookup_expr="isnull")
    supporting = RelatedFilter(SupportingParticipant, of="commitment", key="participant__code")
    area = RelatedFilter(CommitmentArea, of="commitment", key="area__key")
    form = RelatedFilter(CommitmentForm, of="commitment", key="form__key")  # type: ignore[assignment]  # Moved aside by the metaclass.
    area__isnull = WithoutRelationFilter(CommitmentArea, of="commitment")
    form__isnull = WithoutRelationFilter(CommitmentForm, of="commitment")
    provision = RelatedFilter(CommitmentProvision, of="commitment", key="provision__key")
    mineral = RelatedFilter(CommitmentMineral, of="commitment", key="mineral__code")
    also_in = RelatedFilter(CommitmentForum, of="commitment", key="forum__code")
    country = KeyFilter(field_name="country__code")
    superseded_by = SeenBy(Commitment, key="reference", field_name="superseded_by")
    mark = KeyFilter(field_name="mark__code")
    stage = ArrayContainsFilter(field_name="stages", choices=Stage.choices)
    actor = ArrayContainsFilter(field_name="actors", choices=Actor.choices)
    step = ArrayContainsFilter(field_name="steps", choices=Step.choices)

    class Meta(RecordFilters.Meta):
        model = Commitment
        fields: ClassVar = {
            "state": WORDS,
            "health": WORDS,
            "completion": WORDS,
            "origin": WORDS,
            "ip_answer": WORDS,
            "begun_on": DAYS,
            "due_on": DAYS,
            "created_at": MOMENTS,
            "updated_at": MOMENTS,
        }


# Sort orders of commitments, shared by the register page and the API.
ORDERINGS = {
    "reference": "reference",
    "due_on": "due_on",
    "begun_on": "begun_on",
    "lead": "lead__order",
    "state": "state",
    "health": "health",
    "created_at": "created_at",
    "updated_at": "updated_at",
}


def _leads() -> Stretches:
    """Return the segments by lead, the Participants in the order of the text; commitments without a lead come last."""
    leads = Participant.objects.order_by("order").values_list("order", "pk")
    return (
        *(IndexSegment(order, (("lead", key),)) for order, key in leads),
        IndexSegment(None, (("lead__isnull", True),)),
    )


# Sort orders that an index supports only in segments, by column.
INDEX_SEGMENTS: Stretched = {
    "state": of_words("state", CommitmentState),
    "health": of_words("health", Health),
    "lead__order": _leads,
}
