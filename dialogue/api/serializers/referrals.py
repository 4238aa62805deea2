"""Serializers of referrals to other fora and of dismissed overlaps."""

from core.rest.read.serializers import ProblemTextSerializer, RecordSerializer
from dialogue.records.referrals import DISMISSED_OVERLAP_FIELDS, REFERRAL_FIELDS


class ReferralSerializer(ProblemTextSerializer):
    """``item`` is the key of the agenda item that it comes from, ``session`` the id of the one where it was raised."""

    Meta = REFERRAL_FIELDS.meta


class DismissedOverlapSerializer(RecordSerializer):
    Meta = DISMISSED_OVERLAP_FIELDS.meta
