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
from core.rest.read.fields import ForeignKeyField, ManyKeysField, MultilingualTextField, Parts, RecordUrlField
from core.rest.read.serializers import ProblemTextSerializer


class EmergencySerializer(ProblemTextSerializer):
    """``begun_on`` and ``stood_down_on`` come with joint decisions; ``decisions?emergency=`` finds them."""

    url = RecordUrlField("reference")
    instrument = ForeignKeyField("instrument__code", expands=INSTRUMENT)
    title = MultilingualTextField()
    trigger = MultilingualTextField()
    measures = MultilingualTextField()
    raised_by = ForeignKeyField("raised_by__code", allow_null=True, expands=PARTICIPANT)
    minerals = ManyKeysField(EmergencyMineral, of="emergency", key="mineral__code", expands=MINERAL)

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


class ConsultationMeetingSerializer(ProblemTextSerializer):
    place = MultilingualTextField()
    note = MultilingualTextField()

    class Meta:
        model = ConsultationMeeting
        fields: ClassVar = ["held_on", "place", "note", "language", "fallbacks"]


class ConsultationSerializer(ProblemTextSerializer):
    url = RecordUrlField("reference")
    instrument = ForeignKeyField("instrument__code", expands=INSTRUMENT)
    raised_by = ForeignKeyField("raised_by__code", allow_null=True, expands=PARTICIPANT)
    title = MultilingualTextField()
    question = MultilingualTextField()
    understanding = MultilingualTextField()
    provisions = ManyKeysField(ConsultationProvision, of="consultation", key="provision__key", expands=PROVISION)
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


class IpInstrumentSerializer(ProblemTextSerializer):
    """A reference to a contract: who keeps it, not what it says."""

    url = RecordUrlField("id")
    instrument = ForeignKeyField("instrument__code", expands=INSTRUMENT)
    title = MultilingualTextField()
    held_by = ForeignKeyField("held_by__code", expands=PARTICIPANT)
    commitments = ManyKeysField(
        IpInstrumentCommitment,
        of="ip_instrument",
        key="commitment__reference",
        to=Commitment,
        by="commitment",
        expands=COMMITMENT,
    )
    mark = ForeignKeyField("mark__code", expands=MARK)

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
