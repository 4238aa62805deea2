"""Serializers of commitments and activities. Neither is legally binding (article 8(a))."""

from datetime import UTC, date, datetime, time
from typing import ClassVar

from drf_spectacular.utils import extend_schema_field

from commitments.api.expansions import AREA, COMMITMENT, FORM, FORUM, INSTRUMENT, MINERAL, PROVISION
from commitments.models import (
    Activity,
    ActivityCommitment,
    ActivityParticipant,
    Commitment,
    CommitmentArea,
    CommitmentForm,
    CommitmentForum,
    CommitmentMineral,
    CommitmentProvision,
    IpInstrument,
    IpInstrumentCommitment,
    SupportingParticipant,
)
from contacts.api.expansions import MARK, PARTICIPANT, SIDE
from core.rest.read.fields import (
    ComputedField,
    ForeignKeyField,
    ManyKeysField,
    ManyNumberKeysField,
    MultilingualTextField,
    RecordUrlField,
    Row,
    VisibleKey,
)
from core.rest.read.fields.local_time_fields import WALL_TIME
from core.rest.read.serializers import ProblemTextSerializer
from core.text.times import NO_CLOCK, instant


class CommitmentSerializer(ProblemTextSerializer):
    url = RecordUrlField("reference")
    instrument = ForeignKeyField("instrument__code", expands=INSTRUMENT)
    title = MultilingualTextField()
    text = MultilingualTextField()
    lead = ForeignKeyField("lead__code", allow_null=True, expands=PARTICIPANT)
    supporting = ManyKeysField(SupportingParticipant, of="commitment", key="participant__code", expands=PARTICIPANT)
    areas = ManyKeysField(CommitmentArea, of="commitment", key="area__key", expands=AREA)
    forms = ManyKeysField(CommitmentForm, of="commitment", key="form__key", expands=FORM)
    provisions = ManyKeysField(CommitmentProvision, of="commitment", key="provision__key", expands=PROVISION)
    minerals = ManyKeysField(CommitmentMineral, of="commitment", key="mineral__code", expands=MINERAL)
    also_in = ManyKeysField(CommitmentForum, of="commitment", key="forum__code", expands=FORUM)
    country = ForeignKeyField("country__code", allow_null=True, expands=SIDE)
    superseded_by = VisibleKey(Commitment, through="superseded_by", key="reference", expands=COMMITMENT)
    ip_instruments = ManyNumberKeysField(
        IpInstrumentCommitment, of="commitment", key="ip_instrument_id", to=IpInstrument, by="ip_instrument"
    )
    mark = ForeignKeyField("mark__code", expands=MARK)

    class Meta:
        model = Commitment
        fields: ClassVar = [
            "url",
            "reference",
            "instrument",
            "title",
            "text",
            "original_language",
            "lead",
            "supporting",
            "areas",
            "forms",
            "provisions",
            "minerals",
            "also_in",
            "country",
            "stages",
            "actors",
            "steps",
            "state",
            "state_reason",
            "health",
            "completion",
            "superseded_by",
            "origin",
            "source",
            "begun_on",
            "due_on",
            "ip_answer",
            "ip_instruments",
            "mark",
            "language",
            "fallbacks",
        ]


class ActivitySerializer(ProblemTextSerializer):
    by_database = False
    url = RecordUrlField("reference")
    instrument = ForeignKeyField("instrument__code", expands=INSTRUMENT)
    form = ForeignKeyField("form__key", expands=FORM)
    title = MultilingualTextField()
    text = MultilingualTextField()
    place = MultilingualTextField()
    country = ForeignKeyField("country__code", allow_null=True, expands=SIDE)
    organizer = ForeignKeyField("organizer__code", allow_null=True, expands=PARTICIPANT)
    participants = ManyKeysField(ActivityParticipant, of="activity", key="participant__code", expands=PARTICIPANT)
    commitments = ManyKeysField(
        ActivityCommitment,
        of="activity",
        key="commitment__reference",
        to=Commitment,
        by="commitment",
        expands=COMMITMENT,
    )
    local_start = ComputedField("starts_on", "starts_at", "time_zone")
    starts_at = ComputedField("starts_on", "starts_at", "time_zone")
    mark = ForeignKeyField("mark__code", expands=MARK)

    class Meta:
        model = Activity
        fields: ClassVar = [
            "url",
            "reference",
            "instrument",
            "kind",
            "form",
            "title",
            "text",
            "original_language",
            "state",
            "starts_on",
            "ends_on",
            "local_start",
            "time_zone",
            "starts_at",
            "place",
            "country",
            "organizer",
            "participants",
            "commitments",
            "stages",
            "actors",
            "purposes",
            "mark",
            "source",
            "language",
            "fallbacks",
        ]

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
