"""Serializers of consultations and of the working group's status (article 4(a)(iii))."""

from commitments.models import Commitment
from commitments.records.expansions import COMMITMENT
from core.rest.read.fields import ManyKeysField
from core.rest.read.serializers import ProblemTextSerializer
from dialogue import models
from dialogue.records.consultations import CMWG_STATUS_FIELDS, CONSULTATION_SESSION_FIELDS, OVERLAP_FIELDS


class OverlapSerializer(ProblemTextSerializer):
    Meta = OVERLAP_FIELDS.meta


class CmwgStatusSerializer(ProblemTextSerializer):
    overlaps = ManyKeysField(
        models.Overlap, of="status", key="commitment__reference", to=Commitment, by="commitment", expands=COMMITMENT
    )

    Meta = CMWG_STATUS_FIELDS.meta


class ConsultationSessionSerializer(ProblemTextSerializer):
    Meta = CONSULTATION_SESSION_FIELDS.meta
