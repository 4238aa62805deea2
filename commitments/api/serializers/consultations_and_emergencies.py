"""Serializers of emergencies (article 2(c)(ii)), consultations (article 7) and IP instruments (article 5)."""

from typing import ClassVar

from commitments.models import ConsultationMeeting
from commitments.records.consultations_and_emergencies import (
    CONSULTATION_FIELDS,
    EMERGENCY_FIELDS,
    IP_INSTRUMENT_FIELDS,
)
from core.rest.read.fields import MultilingualTextField, Parts
from core.rest.read.serializers import ProblemTextSerializer


class EmergencySerializer(ProblemTextSerializer):
    """``begun_on`` and ``stood_down_on`` come with joint decisions; ``decisions?emergency=`` finds them."""

    Meta = EMERGENCY_FIELDS.meta


class ConsultationMeetingSerializer(ProblemTextSerializer):
    place = MultilingualTextField()
    note = MultilingualTextField()

    class Meta:
        model = ConsultationMeeting
        fields: ClassVar = ["held_on", "place", "note", "language", "fallbacks"]


class ConsultationSerializer(ProblemTextSerializer):
    meetings = Parts(ConsultationMeetingSerializer(), of="consultation")

    Meta = CONSULTATION_FIELDS.meta


class IpInstrumentSerializer(ProblemTextSerializer):
    """A reference to a contract: its holder, not its content."""

    Meta = IP_INSTRUMENT_FIELDS.meta
