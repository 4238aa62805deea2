"""JSON serializers of the calendar feed, for clients that do not read iCalendar."""

from typing import Any

import orjson
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from core.refusals.errors import DomainError
from core.rest.read.fields.local_time_fields import WallClock
from core.rest.read.instants import written_instant
from core.text.times import instant
from dialogue.documents.agenda import MeetingEvent
from dialogue.documents.schedule import CalendarEntry, DueDateStatus
from dialogue.enums import CalendarKind


@extend_schema_serializer(component_name="CalendarEntry")
class EntrySerializer(serializers.Serializer[Any]):
    """An entry: of a whole day, ``on``, or a meeting with its hours."""

    uid = serializers.CharField(help_text="As in the calendar file; never changed.")
    sequence = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=CalendarKind.choices)
    status = serializers.ChoiceField(choices=["confirmed", "tentative", "cancelled"])
    title = serializers.CharField()
    description = serializers.CharField()
    url = serializers.URLField(help_text="The page of the portal.")
    on = serializers.DateField(help_text="The day, at the place of a meeting.")
    local_start = WallClock(allow_null=True, help_text="A wall time in the zone, without an offset.")
    time_zone = serializers.CharField(allow_null=True)
    starts_at = serializers.DateTimeField(allow_null=True, help_text="The same as an instant in UTC.")
    minutes = serializers.IntegerField(allow_null=True)
    location = serializers.CharField(allow_null=True)
    updated_at = serializers.DateTimeField()


class ScheduleSerializer(serializers.Serializer[Any]):
    """All entries, in the order of their days and in one language."""

    name = serializers.CharField()
    language = serializers.CharField()
    results = EntrySerializer(many=True)


def written(schedule: DueDateStatus) -> bytes:
    """Return the schedule as JSON."""
    results = [_entry(entry) for entry in schedule.entries]
    return orjson.dumps({"name": schedule.name, "language": schedule.language, "results": results})


def _entry(entry: CalendarEntry) -> dict[str, Any]:
    what = entry.what
    fields = {
        "uid": what.uid,
        "sequence": what.sequence,
        "kind": entry.kind,
        "status": _status(entry),
        "title": what.title,
        "description": what.description,
        "url": entry.url,
        "on": entry.day,
        "updated_at": written_instant(entry.changed_at),
    }
    if isinstance(what, MeetingEvent):
        hours = {
            "local_start": what.local_start,
            "time_zone": what.time_zone,
            "starts_at": _starts_at(what),
            "minutes": what.minutes,
            "location": what.location or None,
        }
        return fields | hours
    return fields | dict.fromkeys(("local_start", "time_zone", "starts_at", "minutes", "location"))


def _status(entry: CalendarEntry) -> str:
    if entry.what.cancelled:
        return "cancelled"
    return "tentative" if isinstance(entry.what, MeetingEvent) and entry.what.tentative else "confirmed"


def _starts_at(meeting: MeetingEvent) -> str | None:
    """Return the start as an instant; None if a clock change skips or repeats that time."""
    try:
        return written_instant(instant(meeting.local_start, meeting.time_zone))
    except DomainError:
        return None
