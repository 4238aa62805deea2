"""The Dialogue as one event for calendars (RFC 5545)."""

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event
from icalendar.enums import STATUS, TRANSP
from icalendar.prop import vCalAddress, vText

from dialogue.documents.agenda import Meeting
from dialogue.documents.characters import writable

# Calendars look up the rules of the zone in the file itself; a year on either side holds every change that matters.
_AROUND = timedelta(days=366)


def render(meeting: Meeting) -> bytes:
    """The event at its wall time, with the rules of its zone. The same meeting gives the same bytes.

    A calendar takes a later file for the same event by its ``uid``, and believes the higher ``sequence``.
    """
    zone = ZoneInfo(meeting.time_zone)
    start = meeting.local_start.replace(tzinfo=zone)
    # Minutes pass on a clock without daylight saving time, so the end is reckoned there.
    end = (start.astimezone(UTC) + timedelta(minutes=meeting.minutes)).astimezone(zone)
    event = Event.new(
        uid=meeting.uid,
        sequence=meeting.sequence,
        stamp=meeting.as_of,
        last_modified=meeting.as_of,
        start=start,
        end=end,
        status=_status(meeting),
        transparency=TRANSP.TRANSPARENT if meeting.cancelled else TRANSP.OPAQUE,
    )
    for name, text in (
        ("SUMMARY", meeting.title),
        ("DESCRIPTION", meeting.description),
        ("LOCATION", meeting.location),
    ):
        if text:
            event.add(name, vText(writable(text), params={"LANGUAGE": meeting.language}))
    if meeting.organizer:
        # Who calls it: without one, calendars need not take a cancellation (RFC 5546, 3.2).
        event.add("ORGANIZER", vCalAddress(f"mailto:{meeting.organizer}"))
    calendar = Calendar()
    calendar.add("PRODID", "-//MOC Portal//Dialogue//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "CANCEL" if meeting.cancelled else "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones(start.date() - _AROUND, end.date() + _AROUND)
    written: bytes = calendar.to_ical()
    return written


def _status(meeting: Meeting) -> STATUS:
    if meeting.cancelled:
        return STATUS.CANCELLED
    return STATUS.TENTATIVE if meeting.tentative else STATUS.CONFIRMED
