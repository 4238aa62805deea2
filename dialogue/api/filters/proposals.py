"""Filters of proposals for the agenda."""

from typing import ClassVar

from commitments.models import Commitment
from core.rest.read.filters import MOMENTS, WORDS, Keyed, RecordFilters, SeenBy
from dialogue import models
from dialogue.api.filters.dialogues import OfDialogue


class ProposalFilters(OfDialogue):
    participant = Keyed(field_name="participant__code")
    provision = Keyed(field_name="provision__key")
    commitment = SeenBy(Commitment, key="reference", field_name="commitment")

    class Meta(RecordFilters.Meta):
        model = models.Proposal
        fields: ClassVar = {"state": WORDS, "purpose": WORDS, "is_late": ["exact"], "proposed_at": MOMENTS}
