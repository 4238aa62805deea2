"""iCalendar renderer (RFC 5545) of a Dialogue and of the calendar feed."""

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event
from icalendar.enums import CLASS, STATUS, TRANSP
from icalendar.prop import vCalAddress, vCategory, vDuration, vText, vUri

from core.text.xml_characters import writable
from dialogue.documents.agenda import MeetingEvent
from dialogue.documents.schedule import AllDayEvent, DueDateStatus
from dialogue.documents.typography import apostrophes

# Calendars read the zone's rules from the file; a year on either side covers all relevant transitions.
_AROUND = timedelta(days=366)
# Refresh interval suggested to clients.
_REFRESH_INTERVAL = timedelta(hours=1)


def render(meeting: MeetingEvent) -> bytes:
    """Return the event at its wall time, with the rules of its zone; deterministic to the byte.

    Calendars match a newer file by ``uid`` and accept the higher ``sequence``.
    """
    calendar = _calendar("CANCEL" if meeting.cancelled else "PUBLISH")
    calendar.add_component(_meeting(meeting))
    _add_zones(calendar, [meeting])
    written: bytes = calendar.to_ical()
    return written


def render_schedule(schedule: DueDateStatus) -> bytes:
    """Return all entries in one file, cancellations as a status; deterministic to the byte."""
    calendar = _calendar("PUBLISH")
    # RFC 7986, and the older names that preceded it.
    for name in ("NAME", "X-WR-CALNAME"):
        calendar.add(name, vText(writable(schedule.name)))
    calendar.add("REFRESH-INTERVAL", vDuration(_REFRESH_INTERVAL), parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(_REFRESH_INTERVAL))
    for entry in schedule.entries:
        event = _meeting(entry.what) if isinstance(entry.what, MeetingEvent) else _day(entry.what, schedule.language)
        event.add("CATEGORIES", vCategory([writable(entry.category)]))
        event["URL"] = vUri(entry.url)
        calendar.add_component(event)
    _add_zones(calendar, [entry.what for entry in schedule.entries if isinstance(entry.what, MeetingEvent)])
    written: bytes = calendar.to_ical()
    return written


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("PRODID", "-//MOC Portal//Dialogue//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", method)
    return calendar


def _add_zones(calendar: Calendar, meetings: list[MeetingEvent]) -> None:
    days = [meeting.local_start.date() for meeting in meetings]
    if days:
        calendar.add_missing_timezones(min(days) - _AROUND, max(days) + _AROUND)


def _meeting(meeting: MeetingEvent) -> Event:
    zone = ZoneInfo(meeting.time_zone)
    start = meeting.local_start.replace(tzinfo=zone)
    # Add minutes in UTC: wall time is wrong across a change to or from summer time.
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
        classification=CLASS.CONFIDENTIAL if meeting.confidential else CLASS.PUBLIC,
    )
    _write(
        event,
        meeting.language,
        ("SUMMARY", meeting.title),
        ("DESCRIPTION", meeting.description),
        ("LOCATION", meeting.location),
        ("CONTACT", meeting.contact),
    )
    if meeting.url:
        event.add("URL", vUri(meeting.url))
    if meeting.organizer:
        # Without an organizer, calendars may ignore a cancellation (RFC 5546, 3.2).
        name = vCalAddress(f"mailto:{meeting.organizer}", params={"CN": writable(meeting.organizer_name)})
        event.add("ORGANIZER", name)
    return event


def _day(day: AllDayEvent, language: str) -> Event:
    """Return an all-day event; transparent, because it blocks no time, and ending on the next day (exclusive)."""
    event = Event.new(
        uid=day.uid,
        sequence=day.sequence,
        stamp=day.changed_at,
        last_modified=day.changed_at,
        start=day.on,
        end=day.on + timedelta(days=1),
        status=STATUS.CANCELLED if day.cancelled else STATUS.CONFIRMED,
        transparency=TRANSP.TRANSPARENT,
        classification=CLASS.CONFIDENTIAL if day.confidential else None,
    )
    _write(event, language, ("SUMMARY", day.title), ("DESCRIPTION", day.description))
    return event


def _write(event: Event, language: str, *texts: tuple[str, str]) -> None:
    for name, text in texts:
        if text:
            event.add(name, vText(apostrophes(writable(text)), params={"LANGUAGE": language}))


def _status(meeting: MeetingEvent) -> STATUS:
    if meeting.cancelled:
        return STATUS.CANCELLED
    return STATUS.TENTATIVE if meeting.tentative else STATUS.CONFIRMED
