"""Serializers of commitments and activities. Neither is legally binding (article 8(a))."""

from datetime import UTC, date, datetime, time

from drf_spectacular.utils import extend_schema_field

from commitments.models import IpInstrument, IpInstrumentCommitment
from commitments.records.activity import ACTIVITY_FIELDS
from commitments.records.commitment import COMMITMENT_FIELDS
from core.rest.read.fields import ComputedField, ManyNumberKeysField, Row, TranslationStatuses
from core.rest.read.fields.local_time_fields import WALL_TIME
from core.rest.read.serializers import ProblemTextSerializer
from core.text.times import NO_CLOCK, instant


class CommitmentSerializer(ProblemTextSerializer):
    ip_instruments = ManyNumberKeysField(
        IpInstrumentCommitment, of="commitment", key="ip_instrument_id", to=IpInstrument, by="ip_instrument"
    )

    translations = TranslationStatuses()

    Meta = COMMITMENT_FIELDS.meta


class ActivitySerializer(ProblemTextSerializer):
    local_start = ComputedField("starts_on", "starts_at", "time_zone")
    starts_at = ComputedField("starts_on", "starts_at", "time_zone")

    Meta = ACTIVITY_FIELDS.meta

    @extend_schema_field(WALL_TIME)
    def get_local_start(self, row: Row) -> datetime | None:
        """The wall time at the place, without an offset: laws on summer time change. Null where no hour is known."""
        day: date | None = row["starts_on"]
        hour: time | None = row["starts_at"]
        return None if day is None or hour is None else datetime.combine(day, hour)

    def get_starts_at(self, row: Row) -> datetime | None:
        """The same as an instant in UTC; null where no clock shows that time, or shows it twice."""
        wall = self.get_local_start(row)
        try:
            return None if wall is None else instant(wall, row["time_zone"]).astimezone(UTC)
        except NO_CLOCK:
            return None
