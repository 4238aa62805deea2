"""Endpoints of papers, referrals to other fora and dismissed overlaps."""

from core.rest.endpoints.natural_keys import PART, NaturalKeyLookupMixin, number_or
from core.rest.endpoints.record_view import NUMBER, RecordViewSet
from core.rest.read.filters import RecordFilters
from dialogue import models
from dialogue.api.serializers.papers import PaperFileSerializer, PaperSerializer
from dialogue.api.serializers.referrals import DismissedOverlapSerializer, ReferralSerializer
from dialogue.api.views.dialogues import PartViewSet
from dialogue.records.papers import PAPER_FIELDS, PAPER_FILE_FIELDS
from dialogue.records.referrals import DISMISSED_OVERLAP_FIELDS, REFERRAL_FIELDS


class PaperViewSet(NaturalKeyLookupMixin, PartViewSet):
    """Papers that are expected by a date, or were received; 3.document.2 of the third Dialogue's."""

    queryset = models.Paper.objects.all()
    serializer_class = PaperSerializer
    filterset_class = RecordFilters.of(PAPER_FIELDS)
    lookup_value_regex = number_or(NUMBER, PART, NUMBER)
    natural_key = ("dialogue__number", "series", "number")
    numbered = frozenset({"dialogue__number", "number"})
    search_fields = ("title", "note")
    ordering = ("dialogue__number", "series", "number", "pk")


class PaperFileViewSet(RecordViewSet):
    """Versions of papers, each in one language, by the checksum of their content."""

    queryset = models.PaperFile.objects.all()
    serializer_class = PaperFileSerializer
    filterset_class = RecordFilters.of(PAPER_FILE_FIELDS)
    lookup_value_regex = NUMBER
    search_fields = ("name",)
    ordering = ("brought_at", "pk")


class ReferralViewSet(PartViewSet):
    """Items to be raised in other fora, and the responses (articles 3(b), 4(a)(iii))."""

    queryset = models.Referral.objects.all()
    serializer_class = ReferralSerializer
    filterset_class = RecordFilters.of(REFERRAL_FIELDS)
    search_fields = ("title", "text", "answer")


class DismissedOverlapViewSet(RecordViewSet):
    """Likely overlaps that a person found to be none."""

    queryset = models.DismissedOverlap.objects.all()
    serializer_class = DismissedOverlapSerializer
    filterset_class = RecordFilters.of(DISMISSED_OVERLAP_FIELDS)
    lookup_value_regex = NUMBER
