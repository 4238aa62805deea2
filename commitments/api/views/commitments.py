"""Endpoints of commitments and of the points on their way: read by all, written by who leads them."""

from typing import Any, ClassVar

from commitments import models
from commitments.api import inputs, serializers
from commitments.api.filters import register as filters
from commitments.api.views.written import OfTheRegister
from commitments.enums import CommitmentState
from commitments.services import commitments
from commitments.services.links import LINKS
from contacts.admin.days import today_for
from contacts.api.records import NUMBER, RecordViewSet
from contacts.api.writing.views import Changes, Enters


class CommitmentViewSet(OfTheRegister, Enters, Changes):
    """What the Participants intend to do. A commitment is not legally binding (article 8(a))."""

    queryset = models.Commitment.objects.all()
    serializer_class = serializers.CommitmentSerializer
    filterset_class = filters.CommitmentFilters
    lookup_field = "reference"
    search_fields = ("reference", "title", "text")
    ordering_fields: ClassVar = {
        "reference": "reference",
        "due_on": "due_on",
        "begun_on": "begun_on",
        "lead": "lead__order",
        "state": "state",
        "health": "health",
        "created_at": "created_at",
        "updated_at": "updated_at",
    }
    ordering = ("reference",)
    write_scope = "commitments:write"
    entry_class = inputs.CommitmentEntry
    edit_class = inputs.CommitmentEdit

    def enter(self, values: dict[str, Any]) -> models.Commitment:
        links = {name: values.pop(name) for name in LINKS if name in values}
        return commitments.enter(
            instrument=models.Instrument.objects.shipped(),
            by=self.writer,
            on=today_for(self.writer),
            state=CommitmentState(values.pop("state")),
            links=links,
            **values,
        )

    def change(self, record: models.Commitment, values: dict[str, Any]) -> None:
        links = {name: values.pop(name) for name in LINKS if name in values}
        commitments.change(commitment=record, reason=self.reason, links=links, **values)


class MilestoneViewSet(RecordViewSet):
    """Points on the way of a commitment."""

    queryset = models.Milestone.objects.all()
    serializer_class = serializers.MilestoneSerializer
    filterset_class = filters.MilestoneFilters
    lookup_value_regex = NUMBER
    search_fields = ("title",)
    ordering_fields: ClassVar = {
        "due_on": "due_on",
        "resolved_on": "resolved_on",
        "commitment": "commitment__reference",
    }
    ordering = ("due_on", "pk")
