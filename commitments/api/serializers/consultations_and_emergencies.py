"""Serializers of emergencies (article 2(c)(ii)), consultations (article 7) and IP instruments (article 5)."""

from typing import ClassVar

from commitments.api.expansions import COMMITMENT, INSTRUMENT, MINERAL, PROVISION
from commitments.models import (
    Commitment,
    Consultation,
    ConsultationMeeting,
    ConsultationProvision,
    Emergency,
    EmergencyMineral,
    IpInstrument,
    IpInstrumentCommitment,
)
from contacts.api.expansions import MARK, PARTICIPANT
from core.rest.read.fields import Address, Key, Keys, Parts, Text
from core.rest.read.serializers import WordedSerializer


class EmergencySerializer(WordedSerializer):
    """``begun_on`` and ``stood_down_on`` come with joint decisions; ``decisions?emergency=`` finds them."""

    url = Address("reference")
    instrument = Key("instrument__code", expands=INSTRUMENT)
    title = Text()
    trigger = Text()
    measures = Text()
    raised_by = Key("raised_by__code", allow_null=True, expands=PARTICIPANT)
    minerals = Keys(EmergencyMineral, of="emergency", key="mineral__code", expands=MINERAL)

    class Meta:
        model = Emergency
        fields: ClassVar = [
            "url",
            "reference",
            "instrument",
            "title",
            "trigger",
            "measures",
            "original_language",
            "occurred_on",
            "raised_by",
            "minerals",
            "begun_on",
            "stood_down_on",
            "language",
            "fallbacks",
        ]


class ConsultationMeetingSerializer(WordedSerializer):
    place = Text()
    note = Text()

    class Meta:
        model = ConsultationMeeting
        fields: ClassVar = ["held_on", "place", "note", "language", "fallbacks"]


class ConsultationSerializer(WordedSerializer):
    url = Address("reference")
    instrument = Key("instrument__code", expands=INSTRUMENT)
    raised_by = Key("raised_by__code", allow_null=True, expands=PARTICIPANT)
    title = Text()
    question = Text()
    understanding = Text()
    provisions = Keys(ConsultationProvision, of="consultation", key="provision__key", expands=PROVISION)
    meetings = Parts(ConsultationMeetingSerializer(), of="consultation")

    class Meta:
        model = Consultation
        fields: ClassVar = [
            "url",
            "reference",
            "instrument",
            "raised_by",
            "raised_on",
            "title",
            "question",
            "understanding",
            "original_language",
            "concluded_on",
            "provisions",
            "meetings",
            "language",
            "fallbacks",
        ]


class IpInstrumentSerializer(WordedSerializer):
    """A reference to a contract: who keeps it, not what it says."""

    url = Address("id")
    instrument = Key("instrument__code", expands=INSTRUMENT)
    title = Text()
    held_by = Key("held_by__code", expands=PARTICIPANT)
    commitments = Keys(
        IpInstrumentCommitment,
        of="ip_instrument",
        key="commitment__reference",
        to=Commitment,
        by="commitment",
        expands=COMMITMENT,
    )
    mark = Key("mark__code", expands=MARK)

    class Meta:
        model = IpInstrument
        fields: ClassVar = [
            "url",
            "id",
            "instrument",
            "kind",
            "title",
            "original_language",
            "concluded_between",
            "signed_on",
            "term_ends_on",
            "custodian",
            "custodian_reference",
            "held_by",
            "commitments",
            "mark",
            "language",
            "fallbacks",
        ]
