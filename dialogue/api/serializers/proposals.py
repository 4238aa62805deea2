"""Serializer of proposals for the agenda."""

from core.rest.read.serializers import ProblemTextSerializer
from dialogue.records.proposals import PROPOSAL_FIELDS


class ProposalSerializer(ProblemTextSerializer):
    """``item`` is the key of the agenda item that it became, or is discussed with; empty until then."""

    Meta = PROPOSAL_FIELDS.meta
