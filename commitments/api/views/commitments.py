"""Endpoints of commitments and milestones, writable by their leads."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request

from commitments import models
from commitments.api import inputs, serializers
from commitments.api.register_views import SavedViewFilterMixin
from commitments.api.views.write_viewset import RegisterWriteMixin
from commitments.enums import CommitmentState
from commitments.forms import INDEX_SEGMENTS, CommitmentFilters
from commitments.records.commitment import COMMITMENT_FIELDS
from commitments.records.progress import MILESTONE_FIELDS
from commitments.services import commitments, milestones
from commitments.services.links import LINKS
from contacts.services.today import today_for
from core.rest.endpoints.create import CreateMixin
from core.rest.endpoints.record_view import NUMBER
from core.rest.endpoints.update import Acts, Changes, DeleteMixin
from core.rest.read.filters import RecordFilters


class CommitmentViewSet(SavedViewFilterMixin, RegisterWriteMixin, CreateMixin, Changes, Acts):
    """Commitments of the Participants. A commitment is not legally binding (article 8(a))."""

    queryset = models.Commitment.objects.all()
    serializer_class = serializers.CommitmentSerializer
    filterset_class = CommitmentFilters
    lookup_field = "reference"
    search_fields = ("reference", "title", "text")
    ordering_fields: ClassVar = COMMITMENT_FIELDS.orders
    ordering = ("reference__natural",)
    stretched: ClassVar = INDEX_SEGMENTS
    write_scope = "commitments:write"
    entry_class = inputs.CommitmentEntry
    edit_class = inputs.CommitmentEdit
    changed_with = ("mark",)

    def enter(self, values: dict[str, Any]) -> models.Commitment:
        links = {name: values.pop(name) for name in LINKS if name in values}
        return commitments.enter(
            instrument=self.instrument,
            by=self.writer,
            on=today_for(self.writer),
            state=CommitmentState(values.pop("state")),
            links=links,
            **values,
        )

    def enter_many(self, several: list[dict[str, Any]]) -> list[models.Commitment]:
        entries = [
            commitments.NewCommitment(
                links={name: values.pop(name) for name in LINKS if name in values},
                state=CommitmentState(values.pop("state")),
                fields=values,
            )
            for values in several
        ]
        return commitments.enter_many(
            instrument=self.instrument, by=self.writer, on=today_for(self.writer), entries=entries
        )

    def change(self, record: models.Commitment, values: dict[str, Any]) -> None:
        links = {name: values.pop(name) for name in LINKS if name in values}
        commitments.change(commitment=record, by=self.writer, reason=self.reason, links=links, **values)

    def change_several(self, several: Sequence[tuple[models.Commitment, dict[str, Any]]]) -> None:
        changes = []
        for record, values in several:
            links = {name: values.pop(name) for name in LINKS if name in values}
            changes.append(commitments.CommitmentChange(commitment=record, fields=values, links=links))
        commitments.change_many(changes=changes, by=self.writer, reason=self.reason)

    @extend_schema(request=inputs.StateInput, responses=serializers.CommitmentSerializer)
    @action(detail=True, methods=["post"])
    def state(self, request: Request, key: str) -> HttpResponse:
        """Take a commitment to another state, from a day on. Some ways need a reason, one a successor."""
        return self.acted(key, inputs.StateInput, self.change_state)

    def change_state(self, record: models.Commitment, values: dict[str, Any]) -> None:
        commitments.change_state(
            commitment=record,
            to=CommitmentState(values["to"]),
            on=values.get("on") or today_for(self.writer),
            by=self.writer,
            reason=values.get("reason") or self.reason,
            successor=values.get("successor"),
        )


class MilestoneViewSet(RegisterWriteMixin, CreateMixin, Changes, DeleteMixin):
    """Milestones of a commitment."""

    queryset = models.Milestone.objects.all()
    serializer_class = serializers.MilestoneSerializer
    filterset_class = RecordFilters.of(MILESTONE_FIELDS)
    lookup_value_regex = NUMBER
    search_fields = ("title",)
    ordering_fields: ClassVar = MILESTONE_FIELDS.orders
    ordering = ("due_on", "pk")
    write_scope = "commitments:write"
    entry_class = inputs.MilestoneEntry
    edit_class = inputs.MilestoneEdit
    changed_with = ("commitment",)

    def enter(self, values: dict[str, Any]) -> models.Milestone:
        self.require("add", models.Milestone(commitment=values["commitment"]))
        return milestones.enter(**values)

    def enter_many(self, several: list[dict[str, Any]]) -> list[models.Milestone]:
        self.require_each("add", [models.Milestone(commitment=values["commitment"]) for values in several])
        return milestones.enter_many(entries=several)

    def change(self, record: models.Milestone, values: dict[str, Any]) -> None:
        milestones.change(milestone=record, **values)

    def change_several(self, several: Sequence[tuple[models.Milestone, dict[str, Any]]]) -> None:
        milestones.change_many(changes=several)

    def remove(self, record: models.Milestone) -> None:
        milestones.remove(milestone=record)
