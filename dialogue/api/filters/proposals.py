"""Filters of proposals for the agenda."""

from typing import ClassVar

from commitments.models import Commitment
from core.rest.read.filters import MOMENTS, WORDS, KeyFilter, RecordFilters, SeenBy
from dialogue import models
from dialogue.api.filters.dialogues import DialogueFilterMixin


class ProposalFilters(DialogueFilterMixin):
    participant = KeyFilter(field_name="participant__code")
    provision = KeyFilter(field_name="provision__key")
    commitment = SeenBy(Commitment, key="reference", field_name="commitment")

    class Meta(RecordFilters.Meta):
        model = models.Proposal
        fields: ClassVar = {"state": WORDS, "purpose": WORDS, "is_late": ["exact"], "proposed_at": MOMENTS}
