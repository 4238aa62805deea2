"""Endpoints of joint decisions, notices, emergencies, consultations and instruments on intellectual property.

They read. A concurrence, an objection and a notice are given by an officer in the portal; receipt of a notice is
acknowledged here too, by an officer or in the name of one.
"""

from typing import Any, ClassVar

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request

from commitments import models
from commitments.api import inputs, serializers
from commitments.api.filters import law as filters
from commitments.api.views.written import OfTheRegister
from commitments.services import notices
from contacts.api import credentials
from contacts.api.records import NUMBER, RecordViewSet
from contacts.api.writing.changing import Acts
from contacts.models import User


class DecisionViewSet(RecordViewSet):
    """What the Participants decide jointly: the text under its hash, who concurred, and what came to be with it.

    What was proposed is for all Participants; a draft is for those who write it.
    """

    queryset = models.JointDecision.objects.all()
    serializer_class = serializers.DecisionSerializer
    filterset_class = filters.DecisionFilters
    lookup_field = "reference"
    search_fields = ("reference", "title", "text", "subject")
    ordering_fields: ClassVar = {
        "reference": "reference",
        "state": "state",
        "proposed_at": "proposed_at",
        "decided_on": "decided_on",
        "updated_at": "updated_at",
    }
    ordering = ("reference",)


class NoticeViewSet(OfTheRegister, Acts):
    """Notices from one Participant to all others (articles 2(c)(ii), 6, 7 and 9), with receipts and clocks.

    What was issued is for all Participants; a draft is for the one that writes it.
    """

    queryset = models.Notice.objects.all()
    serializer_class = serializers.NoticeSerializer
    filterset_class = filters.NoticeFilters
    lookup_field = "reference"
    search_fields = ("reference", "subject", "body")
    ordering_fields: ClassVar = {
        "reference": "reference",
        "issued_on": "issued_on",
        "takes_effect_on": "takes_effect_on",
        "updated_at": "updated_at",
    }
    ordering = ("reference",)
    write_scope = "notices:acknowledge"

    @extend_schema(request=inputs.ReceiptInput, responses=serializers.NoticeSerializer)
    @action(detail=True, methods=["post"])
    def acknowledgement(self, request: Request, key: str) -> HttpResponse:
        """Acknowledge receipt for the own Participant: as its contact point officer, or in the name of one.

        A partner system does it in the name of its contact. Article 9(c): with the last receipt a period can begin.
        """
        return self.acted(key, inputs.ReceiptInput, self.acknowledge)

    def acknowledge(self, record: models.Notice, values: dict[str, Any]) -> None:
        notices.acknowledge(notice=record, by=self.officer, at=timezone.now(), received_on=values.get("received_on"))

    def require(self, act: str, record: Any = None) -> None:
        """Raise PermissionDenied unless a contact point officer asks, or is whom the partner system acts for."""
        self.refuse_closed()
        if not self.officer.may.concurs:
            raise PermissionDenied(
                _("Receipt is acknowledged by a contact point officer, or by a partner system whose contact is one.")
            )

    @property
    def officer(self) -> User:
        """In whose name receipt is acknowledged."""
        client = credentials.client_of(self.request)
        contact: User = self.writer if client is None else client.contact
        return contact


class EmergencyViewSet(RecordViewSet):
    """Collaboration in times of emergency, based on mutual decision (article 2(c)(ii))."""

    queryset = models.Emergency.objects.all()
    serializer_class = serializers.EmergencySerializer
    filterset_class = filters.EmergencyFilters
    lookup_field = "reference"
    search_fields = ("reference", "title", "trigger", "measures")
    ordering_fields: ClassVar = {"reference": "reference", "occurred_on": "occurred_on", "begun_on": "begun_on"}
    ordering = ("reference",)


class ConsultationViewSet(RecordViewSet):
    """Consultations on interpretation or application (article 7(a)), and the common understanding that was found."""

    queryset = models.Consultation.objects.all()
    serializer_class = serializers.ConsultationSerializer
    filterset_class = filters.ConsultationFilters
    lookup_field = "reference"
    search_fields = ("reference", "title", "question", "understanding")
    ordering_fields: ClassVar = {"reference": "reference", "raised_on": "raised_on", "concluded_on": "concluded_on"}
    ordering = ("reference",)


class IpInstrumentViewSet(RecordViewSet):
    """The separate instruments on intellectual property that article 5(a) names: where they are."""

    queryset = models.IpInstrument.objects.all()
    serializer_class = serializers.IpInstrumentSerializer
    filterset_class = filters.IpInstrumentFilters
    lookup_value_regex = NUMBER
    search_fields = ("title", "concluded_between", "custodian", "custodian_reference")
    ordering_fields: ClassVar = {"held_by": "held_by__order", "signed_on": "signed_on", "term_ends_on": "term_ends_on"}
    ordering = ("held_by__order", "pk")
