"""Filters of joint decisions, notices, emergencies, consultations and IP instruments."""

from typing import Any, ClassVar

import django_filters
from django.db.models import Exists, OuterRef, QuerySet

from commitments.api.fields import awaited
from commitments.enums import NoticeState
from commitments.models import (
    Commitment,
    Consultation,
    ConsultationProvision,
    Emergency,
    EmergencyMineral,
    IpInstrument,
    IpInstrumentCommitment,
    JointDecision,
    Notice,
    NoticeAddressee,
)
from core.rest.read.filters import DAYS, MOMENTS, WORDS, KeyFilter, RecordFilters, RelatedFilter, SeenBy
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
    proposed_by = KeyFilter(field_name="proposed_by__code")
    awaiting = Awaiting()
    emergency = KeyFilter(field_name="emergency__reference")
    intention = SeenBy(Notice, key="reference", field_name="intention")

    class Meta(RecordFilters.Meta):
        model = JointDecision
        fields: ClassVar = {
            "state": WORDS,
            "effect": WORDS,
            "outcome": WORDS,
            "decided_on": DAYS,
            "effective_on": DAYS,
            "updated_at": MOMENTS,
        }


class NoticeFilters(RecordFilters):
    sender = KeyFilter(field_name="sender__code")
    addressee = RelatedFilter(NoticeAddressee, of="notice", key="participant__code")
    unacknowledged_by = Unacknowledged()
    emergency = KeyFilter(field_name="emergency__reference")
    consultation = KeyFilter(field_name="consultation__reference")

    class Meta(RecordFilters.Meta):
        model = Notice
        fields: ClassVar = {
            "kind": WORDS,
            "state": WORDS,
            "issued_on": DAYS,
            "takes_effect_on": DAYS,
            "updated_at": MOMENTS,
        }


class EmergencyFilters(RecordFilters):
    raised_by = KeyFilter(field_name="raised_by__code")
    mineral = RelatedFilter(EmergencyMineral, of="emergency", key="mineral__code")

    class Meta(RecordFilters.Meta):
        model = Emergency
        fields: ClassVar = {"occurred_on": DAYS, "begun_on": DAYS, "stood_down_on": DAYS}


class ConsultationFilters(RecordFilters):
    raised_by = KeyFilter(field_name="raised_by__code")
    provision = RelatedFilter(ConsultationProvision, of="consultation", key="provision__key")

    class Meta(RecordFilters.Meta):
        model = Consultation
        fields: ClassVar = {"raised_on": DAYS, "concluded_on": DAYS}


class IpInstrumentFilters(RecordFilters):
    held_by = KeyFilter(field_name="held_by__code")
    commitment = django_filters.CharFilter(method="addressing")
    mark = KeyFilter(field_name="mark__code")

    class Meta(RecordFilters.Meta):
        model = IpInstrument
        fields: ClassVar = {"kind": WORDS, "signed_on": DAYS, "term_ends_on": DAYS}

    def addressing(self, rows: QuerySet[Any], _name: str, reference: str) -> QuerySet[Any]:
        """Filter instruments that address the commitment; a hidden one matches nothing."""
        assert self.request is not None
        seen = visible(Commitment, self.request.user).filter(reference=reference)
        links = IpInstrumentCommitment.objects.filter(commitment__in=seen)
        return rows.filter(pk__in=links.values("ip_instrument"))
