"""Filters of the text, commitments, activities and progress."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet

from commitments.enums import Actor, Purpose, Stage
from commitments.models import (
    Activity,
    ActivityCommitment,
    ActivityParticipant,
    AreaOfCooperation,
    Commitment,
    Evidence,
    FormOfCooperation,
    Forum,
    InternalNote,
    Milestone,
    Mineral,
    ProgressReport,
    Provision,
    Signature,
    StateChange,
)
from core.rest.read.filters import DAYS, MOMENTS, WORDS, ArrayContainsFilter, KeyFilter, RecordFilters, RelatedFilter
from core.rest.read.visibility import visible


class SignatureFilters(RecordFilters):
    participant = KeyFilter(field_name="participant__code")

    class Meta(RecordFilters.Meta):
        model = Signature
        fields: ClassVar = {"signed_on": DAYS}


class ProvisionFilters(RecordFilters):
    """Filters of provisions; ``code`` accepts the citation, ``2(c)(iv)``, or the key, ``2.c.iv``."""

    code = KeyFilter(field_name="key")
    parent = KeyFilter(field_name="parent__key")

    class Meta(RecordFilters.Meta):
        model = Provision
        fields: ClassVar = {"kind": WORDS}


class AreaFilters(RecordFilters):
    code = KeyFilter(field_name="key")

    class Meta(RecordFilters.Meta):
        model = AreaOfCooperation
        fields: ClassVar = {"is_open_ended": ["exact"], "is_further": ["exact"], "retired_on": DAYS}


class FormFilters(RecordFilters):
    code = KeyFilter(field_name="key")

    class Meta(RecordFilters.Meta):
        model = FormOfCooperation
        fields: ClassVar = {"is_open_ended": ["exact"], "is_further": ["exact"], "retired_on": DAYS}


class ForumFilters(RecordFilters):
    parent = KeyFilter(field_name="parent__code")

    class Meta(RecordFilters.Meta):
        model = Forum
        fields: ClassVar = {"kind": WORDS, "weighs_duplication": ["exact"]}


class MineralFilters(RecordFilters):
    class Meta(RecordFilters.Meta):
        model = Mineral
        fields: ClassVar = ["named_in_text"]


class ActivityFilters(RecordFilters):
    form = KeyFilter(field_name="form__key")  # type: ignore[assignment]  # Moved aside by the metaclass.
    country = KeyFilter(field_name="country__code")
    organizer = KeyFilter(field_name="organizer__code")
    participant = RelatedFilter(ActivityParticipant, of="activity", key="participant__code")
    commitment = django_filters.CharFilter(method="serving")
    mark = KeyFilter(field_name="mark__code")
    stage = ArrayContainsFilter(field_name="stages", choices=Stage.choices)
    actor = ArrayContainsFilter(field_name="actors", choices=Actor.choices)
    purpose = ArrayContainsFilter(field_name="purposes", choices=Purpose.choices)

    class Meta(RecordFilters.Meta):
        model = Activity
        fields: ClassVar = {"kind": WORDS, "state": WORDS, "starts_on": DAYS, "ends_on": DAYS}

    def serving(self, rows: QuerySet[Any], _name: str, reference: str) -> QuerySet[Any]:
        """Filter activities that serve the commitment; a hidden one matches nothing."""
        assert self.request is not None
        seen = visible(Commitment, self.request.user).filter(reference=reference)
        return rows.filter(pk__in=ActivityCommitment.objects.filter(commitment__in=seen).values("activity"))


class MilestoneFilters(RecordFilters):
    commitment = KeyFilter(field_name="commitment__reference")

    class Meta(RecordFilters.Meta):
        model = Milestone
        fields: ClassVar = {"due_on": DAYS, "resolved_on": DAYS, "resolution": WORDS}


class ProgressReportFilters(RecordFilters):
    commitment = KeyFilter(field_name="commitment__reference")
    participant = KeyFilter(field_name="participant__code")

    class Meta(RecordFilters.Meta):
        model = ProgressReport
        fields: ClassVar = {
            "reported_on": DAYS,
            "health": WORDS,
            "completion": WORDS,
            "submitted_at": [*MOMENTS, "isnull"],
            "on_behalf": ["exact"],
        }


class EvidenceFilters(RecordFilters):
    commitment = KeyFilter(field_name="commitment__reference")
    mark = KeyFilter(field_name="mark__code")

    class Meta(RecordFilters.Meta):
        model = Evidence
        fields: ClassVar = {"kind": WORDS}


class StateChangeFilters(RecordFilters):
    commitment = KeyFilter(field_name="commitment__reference")

    class Meta(RecordFilters.Meta):
        model = StateChange
        fields: ClassVar = {"after": WORDS, "on": DAYS}


class InternalNoteFilters(RecordFilters):
    commitment = KeyFilter(field_name="commitment__reference")

    class Meta(RecordFilters.Meta):
        model = InternalNote
        fields: ClassVar = {"written_at": MOMENTS}
