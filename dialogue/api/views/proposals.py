"""The endpoint of what ministries propose for the agenda."""

from typing import ClassVar

from dialogue import models
from dialogue.api.filters.proposals import ProposalFilters
from dialogue.api.serializers.proposals import ProposalSerializer
from dialogue.api.views.dialogues import PartViewSet


class ProposalViewSet(PartViewSet):
    """Proposals for the agenda. What was sent is for all Participants, a draft is its ministry's own."""

    queryset = models.Proposal.objects.all()
    serializer_class = ProposalSerializer
    filterset_class = ProposalFilters
    search_fields = ("title", "background")
    ordering_fields: ClassVar = {"dialogue": "dialogue__number", "proposed_at": "proposed_at"}
    ordering = ("dialogue__number", "proposed_at", "pk")
