"""Serializers of joint decisions. They name the Participant an officer acted for, never the account."""

from typing import ClassVar

from django.contrib.postgres.expressions import ArraySubquery

from commitments.api.fields import awaited
from commitments.enums import DecisionState
from commitments.models import Concurrence, DecisionTurn, Objection, ProvisionChange
from commitments.records.decision import DECISION_FIELDS
from core.rest.read.expressions import Sql
from core.rest.read.fields import ComputedField, ForeignKeyField, MultilingualTextField, Parts, Row, TimestampField
from core.rest.read.serializers import ProblemTextSerializer, RecordSerializer


class DecisionTurnSerializer(RecordSerializer):
    participant = ForeignKeyField("participant__code")

    class Meta:
        model = DecisionTurn
        fields: ClassVar = ["position", "participant"]


class ProvisionChangeSerializer(ProblemTextSerializer):
    """For an insertion, ``provision`` is the provision before ``new_code``."""

    provision = ForeignKeyField("provision__key")
    heading = MultilingualTextField()
    text = MultilingualTextField()

    class Meta:
        model = ProvisionChange
        fields: ClassVar = ["kind", "provision", "new_code", "heading", "text", "language", "fallbacks"]


class ConcurrenceSerializer(RecordSerializer):
    """``given_on`` is a day in the Participant's capital; ``stands`` is false once the concurrence is void."""

    participant = ForeignKeyField("participant__code")
    recorded_at = TimestampField()
    stands = ComputedField("standing_hash", database=lambda: Sql("{0} IS NOT NULL", "standing_hash"))
    voided_at = TimestampField(allow_null=True)

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
    participant = ForeignKeyField("participant__code")
    raised_at = TimestampField()
    lifted_at = TimestampField(allow_null=True)

    class Meta:
        model = Objection
        fields: ClassVar = ["participant", "reason", "raised_at", "text_hash", "lifted_at"]


class DecisionSerializer(ProblemTextSerializer):
    """A joint decision, with the concurrences by text, the outstanding responses and the effect.

    ``area``, ``form``, ``text_version`` and ``arrangement`` are the keys of the records that the decision created.
    """

    turns = Parts(DecisionTurnSerializer(), of="decision")
    provision_changes = Parts(ProvisionChangeSerializer(), of="decision")
    concurrences = Parts(ConcurrenceSerializer(), of="decision")
    objections = Parts(ObjectionSerializer(), of="decision")
    awaiting = ComputedField(
        "state",
        expressions={"_awaited": ArraySubquery(awaited().values("participant__code"))},
        database=lambda: Sql(
            f"CASE WHEN {{0}} = '{DecisionState.OPEN}' THEN {{1}} ELSE ARRAY[]::varchar[] END",
            "state",
            ArraySubquery(awaited().values("participant__code")),
        ),
    )
    # Reverse relation from the Dialogue app, which this app must not import.

    Meta = DECISION_FIELDS.meta

    def get_awaiting(self, row: Row) -> list[str]:
        """The Participants whose concurrence is missing, in the order of the MOC, while the text is open for it."""
        missing: list[str] = row["_awaited"] or []
        return missing if row["state"] == DecisionState.OPEN else []
