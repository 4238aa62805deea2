"""The Dialogue as one event for calendars (RFC 5545), and the calendar that people subscribe to."""

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event
from icalendar.enums import CLASS, STATUS, TRANSP
from icalendar.prop import vCalAddress, vCategory, vDuration, vText, vUri

from core.text.xml_characters import writable
from dialogue.documents.agenda import Meeting
from dialogue.documents.schedule import Day, Schedule

# Calendars look up the rules of the zone in the file itself; a year on either side holds every change that matters.
_AROUND = timedelta(days=366)
# How often a calendar that is subscribed to is asked for at most.
_ASKED_AGAIN = timedelta(hours=1)


def render(meeting: Meeting) -> bytes:
    """The event at its wall time, with the rules of its zone. The same meeting gives the same bytes.

    A calendar takes a later file for the same event by its ``uid``, and believes the higher ``sequence``.
    """
    calendar = _calendar("CANCEL" if meeting.cancelled else "PUBLISH")
    calendar.add_component(_meeting(meeting))
    _add_zones(calendar, [meeting])
    written: bytes = calendar.to_ical()
    return written


def render_schedule(schedule: Schedule) -> bytes:
    """All entries in one file; what is called off says so in its own status. The same entries give the same bytes."""
    calendar = _calendar("PUBLISH")
    # RFC 7986, and beside it the names that calendars knew before it.
    for name in ("NAME", "X-WR-CALNAME"):
        calendar.add(name, vText(writable(schedule.name)))
    calendar.add("REFRESH-INTERVAL", vDuration(_ASKED_AGAIN), parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(_ASKED_AGAIN))
    for entry in schedule.entries:
        event = _meeting(entry.what) if isinstance(entry.what, Meeting) else _day(entry.what, schedule.language)
        event.add("CATEGORIES", vCategory([writable(entry.category)]))
        event.add("URL", vUri(entry.url))
        calendar.add_component(event)
    _add_zones(calendar, [entry.what for entry in schedule.entries if isinstance(entry.what, Meeting)])
    written: bytes = calendar.to_ical()
    return written


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("PRODID", "-//MOC Portal//Dialogue//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", method)
    return calendar


def _add_zones(calendar: Calendar, meetings: list[Meeting]) -> None:
    days = [meeting.local_start.date() for meeting in meetings]
    if days:
        calendar.add_missing_timezones(min(days) - _AROUND, max(days) + _AROUND)


def _meeting(meeting: Meeting) -> Event:
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
    _write(
        event,
        meeting.language,
        ("SUMMARY", meeting.title),
        ("DESCRIPTION", meeting.description),
        ("LOCATION", meeting.location),
    )
    if meeting.organizer:
        # Who calls it: without one, calendars need not take a cancellation (RFC 5546, 3.2).
        event.add("ORGANIZER", vCalAddress(f"mailto:{meeting.organizer}"))
    return event


def _day(day: Day, language: str) -> Event:
    """A day takes nobody's time, so it is transparent; it ends where the next begins."""
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
            event.add(name, vText(writable(text), params={"LANGUAGE": language}))


def _status(meeting: Meeting) -> STATUS:
    if meeting.cancelled:
        return STATUS.CANCELLED
    return STATUS.TENTATIVE if meeting.tentative else STATUS.CONFIRMED
