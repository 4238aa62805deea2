"""Joint decisions. Accounts are never named: only the Participant for which its officer acted."""

from typing import ClassVar

from django.contrib.postgres.expressions import ArraySubquery
from drf_spectacular.utils import OpenApiExample, extend_schema_serializer

from commitments.api.fields import awaited
from commitments.enums import DecisionState
from commitments.models import Concurrence, DecisionTurn, JointDecision, Notice, Objection, ProvisionChange
from contacts.api.fields import Address, Derived, Key, Moment, Number, Parts, Row, Text, VisibleKey
from contacts.api.serializers import RecordSerializer, WordedSerializer


class DecisionTurnSerializer(RecordSerializer):
    participant = Key("participant__code")

    class Meta:
        model = DecisionTurn
        fields: ClassVar = ["position", "participant"]


class ProvisionChangeSerializer(WordedSerializer):
    """For an insertion, ``provision`` is the one after which ``new_code`` stands."""

    provision = Key("provision__key")
    heading = Text()
    text = Text()

    class Meta:
        model = ProvisionChange
        fields: ClassVar = ["kind", "provision", "new_code", "heading", "text", "language", "fallbacks"]


class ConcurrenceSerializer(RecordSerializer):
    """``given_on`` is a day in the Participant's capital; ``stands`` is false once the concurrence is void."""

    participant = Key("participant__code")
    recorded_at = Moment()
    stands = Derived("standing_hash")
    voided_at = Moment(allow_null=True)

    class Meta:
        model = Concurrence
        fields: ClassVar = [
            "participant",
            "given_on",
            "recorded_at",
            "channel",
            "document_reference",
            "text_hash",
            "stands",
            "voided_at",
            "void_reason",
        ]

    def get_stands(self, row: Row) -> bool:
        return row["standing_hash"] is not None


class ObjectionSerializer(RecordSerializer):
    participant = Key("participant__code")
    raised_at = Moment()
    lifted_at = Moment(allow_null=True)

    class Meta:
        model = Objection
        fields: ClassVar = ["participant", "reason", "raised_at", "text_hash", "lifted_at"]


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A further area that waits for three more concurrences",
            {
                "url": "https://portal.example/api/v1/decisions/JD-2026-001/",
                "reference": "JD-2026-001",
                "instrument": "battery-supply-chains",
                "state": "open",
                "title": "A further area: second life of batteries",
                "text": "The Participants jointly decide upon a further area of cooperation.",
                "original_language": "en",
                "effect": "further_area",
                "subject": "Second life of batteries",
                "retires_area": None,
                "retires_form": None,
                "emergency": None,
                "rotating_side": None,
                "turns": [],
                "counting": "",
                "provision_changes": [],
                "effective_on": None,
                "intention": None,
                "proposed_by": "ABC",
                "proposed_at": "2026-11-24T05:02:00Z",
                "text_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "concurrences": [
                    {
                        "participant": "ABC",
                        "given_on": "2026-11-24",
                        "recorded_at": "2026-11-24T05:10:00Z",
                        "channel": "note",
                        "document_reference": "Note No. 14",
                        "text_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        "stands": True,
                        "voided_at": None,
                        "void_reason": "",
                    }
                ],
                "objections": [],
                "awaiting": ["DEF", "GHI", "JKL"],
                "decided_on": None,
                "outcome": "",
                "outcome_on": None,
                "outcome_reason": "",
                "superseded_by": None,
                "area": None,
                "form": None,
                "version": None,
                "arrangement": None,
                "withdrawn_on": None,
                "withdrawn_reason": "",
                "created_at": "2026-11-23T05:02:00Z",
                "updated_at": "2026-11-24T05:02:00Z",
                "language": "en",
                "fallbacks": {},
            },
        )
    ]
)
class DecisionSerializer(WordedSerializer):
    """A joint decision, with who concurred in which text, whom it awaits, and what came to be with it.

    ``area``, ``form``, ``version`` and ``arrangement`` are what it brought into being, by their keys.
    """

    url = Address("reference")
    instrument = Key("instrument__code")
    title = Text()
    text = Text()
    subject = Text()
    retires_area = Key("retires_area__key", allow_null=True)
    retires_form = Key("retires_form__key", allow_null=True)
    emergency = Key("emergency__reference", allow_null=True)
    rotating_side = Key("rotating_side__code", allow_null=True)
    turns = Parts(DecisionTurnSerializer(), of="decision")
    provision_changes = Parts(ProvisionChangeSerializer(), of="decision")
    intention = VisibleKey(Notice, through="intention", key="reference")
    proposed_by = Key("proposed_by__code", allow_null=True)
    concurrences = Parts(ConcurrenceSerializer(), of="decision")
    objections = Parts(ObjectionSerializer(), of="decision")
    awaiting = Derived("state", expressions={"_awaited": ArraySubquery(awaited().values("participant__code"))})
    superseded_by = Key("superseded_by__reference", allow_null=True)
    area = Key("added_areaofcooperation__key", allow_null=True)
    form = Key("added_formofcooperation__key", allow_null=True)
    version = Number("version__number", allow_null=True)
    # The Dialogue's app points to decisions; from here only this name of the way back is known.
    arrangement = Key("arrangement__code", allow_null=True)

    class Meta:
        model = JointDecision
        fields: ClassVar = [
            "url",
            "reference",
            "instrument",
            "state",
            "title",
            "text",
            "original_language",
            "effect",
            "subject",
            "retires_area",
            "retires_form",
            "emergency",
            "rotating_side",
            "turns",
            "counting",
            "provision_changes",
            "effective_on",
            "intention",
            "proposed_by",
            "proposed_at",
            "text_hash",
            "concurrences",
            "objections",
            "awaiting",
            "decided_on",
            "outcome",
            "outcome_on",
            "outcome_reason",
            "superseded_by",
            "area",
            "form",
            "version",
            "arrangement",
            "withdrawn_on",
            "withdrawn_reason",
            "created_at",
            "updated_at",
            "language",
            "fallbacks",
        ]

    def get_awaiting(self, row: Row) -> list[str]:
        """The Participants whose concurrence is missing, in the order of the MOC, while the text is open for it."""
        missing: list[str] = row["_awaited"] or []
        return missing if row["state"] == DecisionState.OPEN else []
