"""Serializers of a Dialogue, its co-chairs, delegations, subjects and actions."""

from datetime import UTC, date, datetime
from typing import Any, ClassVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from contacts.models import Side
from core.rest.read.fields import (
    ComputedField,
    ForeignKeyField,
    ManyKeysField,
    MultilingualTextField,
    NumberKeyField,
    Parts,
    Row,
)
from core.rest.read.fields.local_time_fields import WALL_TIME
from core.rest.read.serializers import NestedTable, ProblemTextSerializer, RecordSerializer
from core.text.times import NO_CLOCK, displayed_text, instant
from dialogue import models
from dialogue.enums import PlanStep
from dialogue.records.dialogues import (
    CO_CHAIR_FIELDS,
    DELEGATE_FIELDS,
    DIALOGUE_FIELDS,
    DISCUSSION_FIELDS,
    INVITEE_FIELDS,
)
from dialogue.services.key_dates import plan

# Sides of the Dialogue's instrument, for the start time in each capital.
SIDES = {
    "_sides": ArraySubquery(
        Side.objects.filter(
            pk__in=Side.objects.filter(
                participants__participations__instrument=OuterRef(OuterRef("instrument"))
            ).values("pk")
        ).values(json=JSONObject(side="code", time_zone="time_zone"))
    )
}


# Key dates set by users, from which the other steps are scheduled.
OWN_DAYS = {
    "_own_days": ArraySubquery(
        models.PlannedStep.objects.filter(dialogue=OuterRef("pk")).values(json=JSONObject(step="step", on="on"))
    )
}


class ClockSerializer(serializers.Serializer[Any]):
    """The start as a clock in a side's capital shows it."""

    side = serializers.CharField()
    time_zone = serializers.CharField()
    starts_at = serializers.DateTimeField(help_text="With the offset of that zone on that day.")


class StepDaySerializer(serializers.Serializer[Any]):
    """The day of a step before the Dialogue; null while it has none."""

    step = serializers.ChoiceField(choices=PlanStep.choices)
    on = serializers.DateField(allow_null=True)
    set_by_people = serializers.BooleanField(help_text="False where it is planned back from the meeting.")


class SeatSerializer(ProblemTextSerializer):
    """A co-chair as part of a Dialogue."""

    side = ForeignKeyField("side__code")
    participant = ForeignKeyField("participant__code")
    rank = ForeignKeyField("eligibility__rank__code")
    official = NumberKeyField("official_id", allow_null=True)
    title = MultilingualTextField()

    class Meta:
        model = models.CoChair
        fields: ClassVar = ["id", "side", "participant", "rank", "official", "title", "acting"]


class DialogueSerializer(ProblemTextSerializer):
    """The number of a cancelled Dialogue passes to the next; its documents bear `number_was`."""

    local_start = ComputedField("local_start")
    starts_at = ComputedField("local_start", "time_zone")
    clocks = ComputedField("local_start", "time_zone", expressions=SIDES)
    cochairs = Parts(SeatSerializer(), of="dialogue")
    steps = ComputedField("local_start", expressions=SIDES | OWN_DAYS)

    class Meta:
        model = models.Dialogue
        hangs_on: ClassVar = [NestedTable("steps", models.PlannedStep, "dialogue")]
        table = DIALOGUE_FIELDS
        fields = DIALOGUE_FIELDS.fields

    @extend_schema_field(WALL_TIME)
    def get_local_start(self, row: Row) -> datetime | None:
        """The wall time at the meeting, without an offset: laws on summer time change."""
        # The column stores the wall time as if it were UTC; it is never converted.
        written: datetime | None = row["local_start"]
        return None if written is None else written.replace(tzinfo=None)

    def get_starts_at(self, row: Row) -> datetime | None:
        """The start as an instant in UTC; null where the clocks skip that time or show it twice."""
        wall = self.get_local_start(row)
        try:
            return None if wall is None else instant(wall, row["time_zone"]).astimezone(UTC)
        except NO_CLOCK:
            return None

    @extend_schema_field(ClockSerializer(many=True))
    def get_clocks(self, row: Row) -> list[dict[str, str]]:
        start = self.get_starts_at(row)
        if start is None:
            return []
        # isoformat() preserves the UTC offset of the capital; the renderer would convert it to UTC.
        return [
            side | {"starts_at": displayed_text(start, side["time_zone"]).isoformat()} for side in row["_sides"] or []
        ]

    @extend_schema_field(StepDaySerializer(many=True))
    def get_steps(self, row: Row) -> list[dict[str, Any]]:
        start = self.get_local_start(row)
        planned = plan(
            meeting=start and start.date(),
            own={each["step"]: date.fromisoformat(each["on"]) for each in row["_own_days"] or []},
            sides=[each["side"] for each in row["_sides"] or []],
        )
        return [{"step": each.step, "on": each.on, "set_by_people": each.set_by_people} for each in planned]


class CoChairSerializer(SeatSerializer):
    Meta = CO_CHAIR_FIELDS.meta


class DiscussionSerializer(ProblemTextSerializer):
    Meta = DISCUSSION_FIELDS.meta


class DelegateSerializer(ProblemTextSerializer):
    Meta = DELEGATE_FIELDS.meta


class InviteeSerializer(RecordSerializer):
    """``items`` are the keys of the agenda items at which this person is in the room."""

    items = ManyKeysField(models.InviteeItem, of="invitee", key="item_key")

    Meta = INVITEE_FIELDS.meta
