"""Filters of joint decisions, notices, emergencies, consultations and IP instruments."""

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, QuerySet

from commitments.api.fields import awaited
from commitments.enums import NoticeState
from commitments.models import Commitment, IpInstrumentCommitment, NoticeAddressee
from commitments.records.consultations_and_emergencies import IP_INSTRUMENT_FIELDS
from commitments.records.decision import DECISION_FIELDS
from commitments.records.notice import NOTICE_FIELDS
from core.rest.read.filters import KeyFilter, RecordFilters, RelatedFilter
from core.rest.read.visibility import visible


class Awaiting(KeyFilter):
    """Filter open decisions in which one of the Participants has not concurred."""

    def filter(self, qs: QuerySet[Any], value: list[str] | None) -> QuerySet[Any]:
        if not value:
            return qs
        opened: QuerySet[Any] = qs.open()  # type: ignore[attr-defined]  # The list is of decisions.
        return opened.filter(Exists(awaited().filter(participant__code__in=value)))


class Unacknowledged(KeyFilter):
    """Filter issued notices that one of the Participants has not acknowledged."""

    def filter(self, qs: QuerySet[Any], value: list[str] | None) -> QuerySet[Any]:
        if not value:
            return qs
        silent = NoticeAddressee.objects.filter(
            notice=OuterRef("pk"), participant__code__in=value, acknowledged_at__isnull=True
        )
        return qs.filter(Exists(silent), state=NoticeState.ISSUED)


class DecisionFilters(RecordFilters):
    table = DECISION_FIELDS
    awaiting = Awaiting()


class NoticeFilters(RecordFilters):
    table = NOTICE_FIELDS
    addressee = RelatedFilter(NoticeAddressee, of="notice", key="participant__code")
    unacknowledged_by = Unacknowledged()


class IpInstrumentFilters(RecordFilters):
    table = IP_INSTRUMENT_FIELDS
    commitment = django_filters.CharFilter(method="addressing")

    def addressing(self, rows: QuerySet[Any], _name: str, reference: str) -> QuerySet[Any]:
        """Filter instruments that address the commitment; a hidden one matches nothing."""
        assert self.request is not None
        seen = visible(Commitment, self.request.user).filter(reference=reference)
        links = IpInstrumentCommitment.objects.filter(commitment__in=seen)
        return rows.filter(pk__in=links.values("ip_instrument"))
