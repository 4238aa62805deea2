"""Endpoint of proposals for the agenda: each ministry creates, sends and withdraws its own."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request

from commitments.api.views.write_viewset import RegisterWriteMixin
from core.rest.endpoints.create import CreateMixin
from core.rest.endpoints.record_view import NUMBER
from core.rest.endpoints.update import Acts, Changes
from core.rest.read.filters import RecordFilters
from core.rest.write.inputs import Input
from dialogue import models
from dialogue.api.inputs import ProposalEdit, ProposalEntry
from dialogue.api.serializers.proposals import ProposalSerializer
from dialogue.records.proposals import PROPOSAL_FIELDS
from dialogue.services import proposals


class ProposalViewSet(RegisterWriteMixin, CreateMixin, Changes, Acts):
    """Proposals for the agenda. Submitted proposals are visible to all Participants, a draft to its ministry."""

    queryset = models.Proposal.objects.all()
    serializer_class = ProposalSerializer
    filterset_class = RecordFilters.of(PROPOSAL_FIELDS)
    lookup_value_regex = NUMBER
    search_fields = ("title", "background")
    ordering_fields: ClassVar = PROPOSAL_FIELDS.orders
    ordering = ("dialogue__number", "proposed_at", "pk")
    write_scope = "proposals:write"
    entry_class = ProposalEntry
    edit_class = ProposalEdit

    def enter(self, values: dict[str, Any]) -> models.Proposal:
        send = values.pop("send")
        proposal = models.Proposal(**values)
        proposals.save_draft(proposal=proposal, by=self.writer)
        if send:
            proposals.send(proposal=proposal, by=self.writer, at=timezone.now())
        return proposal

    def enter_many(self, several: list[dict[str, Any]]) -> list[models.Proposal]:
        entries = [(values.pop("send"), models.Proposal(**values)) for values in several]
        return proposals.enter_many(
            entries=[(proposal, sent) for sent, proposal in entries], by=self.writer, at=timezone.now()
        )

    def change(self, record: models.Proposal, values: dict[str, Any]) -> None:
        self.change_several([(record, values)])

    def change_several(self, several: Sequence[tuple[models.Proposal, dict[str, Any]]]) -> None:
        proposals.change_many(changes=several)

    @extend_schema(request=None, responses=ProposalSerializer)
    @action(detail=True, methods=["post"])
    def submission(self, request: Request, key: str) -> HttpResponse:
        """Send a draft to the secretariat, and so to all Participants, as its own ministry."""
        return self.acted(
            key,
            Input,
            lambda proposal, _values: proposals.send(proposal=proposal, by=self.writer, at=timezone.now()),
            right="send",
        )

    @extend_schema(request=None, responses=ProposalSerializer)
    @action(detail=True, methods=["post"])
    def withdrawal(self, request: Request, key: str) -> HttpResponse:
        """Withdraw an unsettled proposal of your ministry."""
        return self.acted(
            key,
            Input,
            lambda proposal, _values: proposals.withdraw(proposal=proposal, by=self.writer, at=timezone.now()),
            right="send",
        )
