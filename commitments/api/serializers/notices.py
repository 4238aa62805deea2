"""Serializers of notices. They contain Participants, but neither accounts nor email addresses.

Addresses at issue can be personal, and the texts of the log repeat other fields: both are available in the portal only,
to the officers of the sender.
"""

from datetime import date
from typing import Any, ClassVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from commitments.enums import NoticeCounting, NoticeKind, NoticeState
from commitments.models import NoticeAddressee, NoticeLogEntry, Participation
from commitments.records.notice import NOTICE_FIELDS
from core.rest.read.fields import ComputedField, ForeignKeyField, Parts, Row, TimestampField
from core.rest.read.serializers import ProblemTextSerializer, RecordSerializer
from core.text.times import displayed_text
from moc.article_9c_discontinuance import Clock, clock
from moc.months import Counting, Period

# Time zones of the capitals in which a notice is read.
ZONES = {
    "_zones": ArraySubquery(
        Participation.objects.filter(instrument=OuterRef("instrument"))
        .order_by("participant__side__time_zone")
        .values("participant__side__time_zone")
        .distinct()
    )
}


class AddresseeSerializer(RecordSerializer):
    """``received_on`` is a day in the addressee's capital; the acknowledgement is the proof of receipt."""

    participant = ForeignKeyField("participant__code")
    acknowledged_at = TimestampField(allow_null=True)

    class Meta:
        model = NoticeAddressee
        fields: ClassVar = ["participant", "received_on", "acknowledged_at"]


class NoticeLogEntrySerializer(RecordSerializer):
    """An event with its addressee; ``by`` is the Participant of the user who acted."""

    at = TimestampField()
    addressee = ForeignKeyField("addressee__participant__code", allow_null=True)
    by = ForeignKeyField("by__participant__code", allow_null=True)

    class Meta:
        model = NoticeLogEntry
        fields: ClassVar = ["kind", "at", "addressee", "by"]


class PeriodSerializer(serializers.Serializer[Any]):
    """The months of notice counted from a day, as both sides count them."""

    counted_from = serializers.DateField()
    months = serializers.IntegerField()
    same_number = serializers.DateField(help_text="As in section 28 of the Interpretation Act (Canada).")
    day_before_corresponding = serializers.DateField(help_text="As in articles 140 and 143 of the Civil Code (Japan).")
    counting = serializers.ChoiceField(NoticeCounting.choices, help_text="Which of the two holds.")
    ends_on = serializers.DateField()


class NoticeClockSerializer(serializers.Serializer[Any]):
    """The clock of a notice of discontinuance (article 9(c)). Days are those of the capitals they belong to."""

    awaiting = serializers.ListField(child=serializers.CharField(), help_text="Addressees without a receipt.")
    from_issue = PeriodSerializer()
    from_receipt = PeriodSerializer(allow_null=True, help_text="From the last receipt; null until all acknowledged.")
    takes_effect_on = serializers.DateField(allow_null=True, help_text="The last day of the MOC, once it is known.")
    days_left = serializers.IntegerField(allow_null=True, help_text="0 on the last day and after it.")
    is_short = serializers.BooleanField(help_text="Whether the stated day leaves less than the months of notice.")


class NoticeSerializer(ProblemTextSerializer):
    """A notice, with its receipts and, for a valid notice of discontinuance, the clock.

    ``takes_effect_on`` is the last day of the MOC as determined; a withdrawn notice retains it and has
    no clock.
    """

    addressees = Parts(AddresseeSerializer(), of="notice")
    clock = ComputedField(
        *("kind", "state", "issued_on", "stated_on", "counting"),
        *("instrument__notice_months", "instrument__notice_counting"),
        expressions=ZONES,
        needs=("addressees",),
        by_clock=True,
    )
    log = Parts(NoticeLogEntrySerializer(), of="notice")

    Meta = NOTICE_FIELDS.meta

    @extend_schema_field(NoticeClockSerializer(allow_null=True))
    def get_clock(self, row: Row) -> dict[str, Any] | None:
        if (row["kind"], row["state"]) != (NoticeKind.DISCONTINUE, NoticeState.ISSUED):
            return None
        receipts = {part["participant"]: _day(part["received_on"]) for part in row["addressees"]}
        running = clock(
            issued_on=row["issued_on"],
            receipts=receipts,
            months=row["instrument__notice_months"],
            counting=Counting(row["counting"] or row["instrument__notice_counting"]),
            stated_on=row["stated_on"],
        )
        # The date of the status: the latest one in any capital.
        now = timezone.now()
        return _clock(
            running, max((displayed_text(now, zone).date() for zone in row["_zones"] or ()), default=now.date())
        )


def _clock(running: Clock, today: date) -> dict[str, Any]:
    return {
        "awaiting": list(running.missing),
        "from_issue": _period(running.from_issue),
        "from_receipt": _period(running.from_receipt) if running.from_receipt else None,
        "takes_effect_on": running.takes_effect_on,
        "days_left": running.days_left(today),
        "is_short": running.is_short,
    }


def _period(period: Period) -> dict[str, Any]:
    return {
        "counted_from": period.received_on,
        "months": period.months,
        "same_number": period.same_number,
        "day_before_corresponding": period.day_before_corresponding,
        "counting": period.counting,
        "ends_on": period.ends_on,
    }


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
