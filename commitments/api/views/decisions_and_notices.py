"""Read-only endpoints of joint decisions, notices, emergencies, consultations and IP instruments.

Formal acts (concurrences, objections, notices and acknowledgements of receipt) are performed in the portal by a
signed-in officer in function: an API token has no second factor and no recent confirmation.
"""

from typing import ClassVar

from commitments import models
from commitments.api import serializers
from commitments.api.filters import decisions_and_notices as filters
from commitments.records.consultations_and_emergencies import (
    CONSULTATION_FIELDS,
    EMERGENCY_FIELDS,
    IP_INSTRUMENT_FIELDS,
)
from commitments.records.decision import DECISION_FIELDS
from commitments.records.notice import NOTICE_FIELDS
from core.rest.endpoints.record_view import NUMBER, RecordViewSet
from core.rest.read.filters import RecordFilters


class DecisionViewSet(RecordViewSet):
    """Joint decisions of the Participants: the text with its hash, the concurrences and the effect.

    Proposed decisions are visible to all Participants; drafts are visible to their authors.
    """

    queryset = models.JointDecision.objects.all()
    serializer_class = serializers.DecisionSerializer
    filterset_class = filters.DecisionFilters
    lookup_field = "reference"
    search_fields = ("reference", "title", "text", "subject")
    ordering_fields: ClassVar = DECISION_FIELDS.orders
    ordering = ("reference__natural",)


class NoticeViewSet(RecordViewSet):
    """Notices from one Participant to all others (articles 2(c)(ii), 6, 7 and 9), with receipts and clocks.

    Issued notices are visible to all Participants; a draft is visible to the Participant of its author.
    """

    queryset = models.Notice.objects.all()
    serializer_class = serializers.NoticeSerializer
    filterset_class = filters.NoticeFilters
    lookup_field = "reference"
    search_fields = ("reference", "subject", "body")
    ordering_fields: ClassVar = NOTICE_FIELDS.orders
    ordering = ("reference__natural",)


class EmergencyViewSet(RecordViewSet):
    """Collaboration in times of emergency, based on mutual decision (article 2(c)(ii))."""

    queryset = models.Emergency.objects.all()
    serializer_class = serializers.EmergencySerializer
    filterset_class = RecordFilters.of(EMERGENCY_FIELDS)
    lookup_field = "reference"
    search_fields = ("reference", "title", "trigger", "measures")
    ordering_fields: ClassVar = EMERGENCY_FIELDS.orders
    ordering = ("reference__natural",)


class ConsultationViewSet(RecordViewSet):
    """Consultations on interpretation or application (article 7(a)), and the common understanding that was found."""

    queryset = models.Consultation.objects.all()
    serializer_class = serializers.ConsultationSerializer
    filterset_class = RecordFilters.of(CONSULTATION_FIELDS)
    lookup_field = "reference"
    search_fields = ("reference", "title", "question", "understanding")
    ordering_fields: ClassVar = CONSULTATION_FIELDS.orders
    ordering = ("reference__natural",)


class IpInstrumentViewSet(RecordViewSet):
    """The separate instruments on intellectual property that article 5(a) names: where they are."""

    queryset = models.IpInstrument.objects.all()
    serializer_class = serializers.IpInstrumentSerializer
    filterset_class = RecordFilters.of(IP_INSTRUMENT_FIELDS)
    lookup_value_regex = NUMBER
    search_fields = ("title", "concluded_between", "custodian", "custodian_reference")
    ordering_fields: ClassVar = IP_INSTRUMENT_FIELDS.orders
    ordering = ("held_by__order", "pk")
