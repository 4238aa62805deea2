"""What a calendar reads of the Dialogue."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, strategies as st
from icalendar import Calendar, Event, Timezone

from core.text.xml_characters import writable
from dialogue.documents import ics
from dialogue.documents.agenda import MeetingEvent
from dialogue.documents.typography import apostrophes
from tests.factories.agenda_document import AS_OF, HOSTILE, meeting


def read(written: bytes) -> tuple[Calendar, Event]:
    calendar = Calendar.from_ical(written)
    (event,) = calendar.events
    return calendar, event


def begins(event: Event) -> datetime:
    """A meeting begins at a time and is no matter of whole days."""
    assert isinstance(event.start, datetime)
    return event.start


def at(wall_time: str, *, minutes: int = 180) -> MeetingEvent:
    return replace(meeting(), local_start=datetime.fromisoformat(wall_time), minutes=minutes)


def test_the_event_is_the_meeting() -> None:
    _, event = read(ics.render(meeting()))
    assert event["UID"] == "dialogue-97@example.invalid"
    assert event["SEQUENCE"] == 3
    assert event["SUMMARY"] == "Fictitious Dialogue 97"
    assert event["LOCATION"] == "Example Hall, Ottawa"
    assert event["SUMMARY"].params["LANGUAGE"] == "en"
    assert event.stamp == event.last_modified == AS_OF


def test_the_event_names_contact_organizer_address_and_class() -> None:
    told = replace(
        meeting(),
        contact="Secretariat, Example",
        organizer="portal@example.invalid",
        organizer_name='Secretariat: of "it"; all, of it',
        url="https://portal.example/dialogues/97/",
        confidential=True,
    )
    _, event = read(ics.render(told))
    assert event["CONTACT"] == told.contact
    assert event["ORGANIZER"] == "mailto:portal@example.invalid"
    assert event["ORGANIZER"].params["CN"] == told.organizer_name
    assert event["URL"] == told.url
    assert event["CLASS"] == "CONFIDENTIAL"
    _, event = read(ics.render(meeting()))
    assert event["CLASS"] == "PUBLIC"
    assert [name for name in ("CONTACT", "URL") if name in event] == []


@pytest.mark.parametrize(
    ("wall_time", "instant"),
    [
        pytest.param("2027-02-09T09:00", "2027-02-09T14:00Z", id="winter"),
        pytest.param("2027-07-06T09:00", "2027-07-06T13:00Z", id="summer"),
        pytest.param("2027-03-13T09:00", "2027-03-13T14:00Z", id="day before clocks go forward"),
        pytest.param("2027-03-14T09:00", "2027-03-14T13:00Z", id="day on which they go forward"),
        pytest.param("2027-11-06T09:00", "2027-11-06T13:00Z", id="day before clocks go back"),
        pytest.param("2027-11-07T09:00", "2027-11-07T14:00Z", id="day on which they go back"),
    ],
)
def test_the_wall_time_in_ottawa_is_kept_and_is_the_right_instant(wall_time: str, instant: str) -> None:
    _, event = read(ics.render(at(wall_time)))
    assert event["DTSTART"].params["TZID"] == "America/Toronto"
    assert f"{event.start:%Y-%m-%dT%H:%M}" == wall_time
    assert event.start == datetime.fromisoformat(instant)


@pytest.mark.parametrize(
    ("day", "ottawa"),
    [
        pytest.param("2027-03-13", "2027-03-12T18:00", id="in Ottawa the clocks go forward in two nights"),
        pytest.param("2027-03-14", "2027-03-13T18:00", id="the evening before they go forward"),
        pytest.param("2027-03-15", "2027-03-14T19:00", id="the evening of the day on which they went forward"),
        pytest.param("2027-03-16", "2027-03-15T19:00", id="the evening after"),
        pytest.param("2027-11-06", "2027-11-05T19:00", id="in Ottawa the clocks go back in two nights"),
        pytest.param("2027-11-07", "2027-11-06T19:00", id="the evening before they go back"),
        pytest.param("2027-11-08", "2027-11-07T18:00", id="the evening of the day on which they went back"),
        pytest.param("2027-11-09", "2027-11-08T18:00", id="the evening after them"),
        pytest.param("2028-01-01", "2027-12-31T18:00", id="the year before, on the other side of the date line"),
        pytest.param("2028-03-01", "2028-02-29T18:00", id="the leap day before"),
    ],
)
def test_eight_in_the_morning_in_tokyo_is_the_evening_before_in_ottawa(day: str, ottawa: str) -> None:
    _, event = read(ics.render(replace(at(f"{day}T08:00"), time_zone="Asia/Tokyo")))
    assert event["DTSTART"].params["TZID"] == "Asia/Tokyo"
    assert f"{event.start:%Y-%m-%dT%H:%M}" == f"{day}T08:00"
    assert f"{begins(event).astimezone(ZoneInfo('America/Toronto')):%Y-%m-%dT%H:%M}" == ottawa


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Toronto", "America/Vancouver", "America/St_Johns"])
@pytest.mark.parametrize("day", ["2027-03-13", "2027-03-14", "2027-03-15", "2027-11-06", "2027-11-07", "2027-11-08"])
def test_the_rules_in_the_file_give_the_instant_that_the_zone_gives(zone: str, day: str) -> None:
    calendar, event = read(ics.render(replace(at(f"{day}T08:00"), time_zone=zone)))
    (rules,) = calendar.walk("VTIMEZONE")
    assert isinstance(rules, Timezone)
    wall = datetime.fromisoformat(f"{day}T08:00")
    assert rules["TZID"] == zone
    # A calendar that knows no zones reads the time by these rules alone.
    assert wall.replace(tzinfo=rules.to_tz(lookup_tzid=False)).astimezone(UTC) == begins(event).astimezone(UTC)
    assert begins(event).astimezone(UTC) == wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def test_a_meeting_through_the_change_of_clocks_lasts_as_long_as_it_lasts() -> None:
    _, event = read(ics.render(at("2027-03-13T23:00", minutes=300)))
    assert event.start == datetime(2027, 3, 14, 4, 0, tzinfo=UTC)
    assert event.end == datetime(2027, 3, 14, 9, 0, tzinfo=UTC)


def test_the_file_brings_the_rules_of_its_zone() -> None:
    (zone,) = read(ics.render(meeting()))[0].walk("VTIMEZONE")
    assert zone["TZID"] == "America/Toronto"
    rules = zone.to_ical().decode().splitlines()
    assert {"TZOFFSETTO:-0500", "TZOFFSETTO:-0400"} <= set(rules)


@pytest.mark.parametrize(
    ("facts", "status", "method"),
    [
        ({}, "CONFIRMED", "PUBLISH"),
        ({"tentative": True}, "TENTATIVE", "PUBLISH"),
        ({"cancelled": True}, "CANCELLED", "CANCEL"),
        ({"cancelled": True, "tentative": True}, "CANCELLED", "CANCEL"),
    ],
)
def test_status(facts: dict[str, bool], status: str, method: str) -> None:
    calendar, event = read(ics.render(meeting(**facts)))
    assert (event["STATUS"], calendar["METHOD"]) == (status, method)


def test_the_organizer_is_an_address() -> None:
    _, event = read(ics.render(meeting(organizer="portal@example.invalid")))
    assert event["ORGANIZER"] == "mailto:portal@example.invalid"


def test_what_is_not_known_is_left_out() -> None:
    _, event = read(ics.render(meeting(location="", description="")))
    assert "ORGANIZER" not in event
    assert "LOCATION" not in event
    assert "DESCRIPTION" not in event


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_people_stays_text(text: str) -> None:
    calendar, event = read(ics.render(meeting(title=text, description=text, location=text)))
    assert event["SUMMARY"] == event["DESCRIPTION"] == event["LOCATION"] == apostrophes(writable(text))
    assert [component.name for component in calendar.subcomponents] == ["VTIMEZONE", "VEVENT"]


@given(st.text(st.characters(codec=None), min_size=1).filter(writable))
@example("C:\\new, a; b\\\\c")
def test_any_title_is_read_again_as_one_event(title: str) -> None:
    # icalendar 7.3 writes a backslash before N as the end of a line.
    title = title.replace("\\N", "N")
    _, event = read(ics.render(meeting(title=title)))
    assert event["SUMMARY"] == apostrophes(writable(title))


def test_the_same_meeting_gives_the_same_bytes() -> None:
    assert ics.render(meeting()) == ics.render(meeting())
