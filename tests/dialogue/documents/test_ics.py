"""What a calendar reads of the Dialogue."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from dialogue.documents import ics
from dialogue.documents.agenda import Meeting
from dialogue.documents.characters import writable
from tests.factories.agenda_document import AS_OF, HOSTILE, meeting

TORONTO = ZoneInfo("America/Toronto")


def read(written: bytes) -> tuple[Calendar, Event]:
    calendar = Calendar.from_ical(written)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def at(*moment: int, minutes: int = 180) -> Meeting:
    return replace(meeting(), local_start=datetime(*moment), minutes=minutes)  # type: ignore[arg-type, misc]


def test_the_event_is_the_meeting() -> None:
    _, event = read(ics.render(meeting()))
    assert event["UID"] == "dialogue-97@example.invalid"
    assert event["SEQUENCE"] == 3
    assert event["SUMMARY"] == "Fictitious Dialogue 97"
    assert event["LOCATION"] == "Example Hall, Ottawa"
    assert event["SUMMARY"].params["LANGUAGE"] == "en"
    assert event["DTSTAMP"].dt == AS_OF


@pytest.mark.parametrize(
    ("moment", "in_utc"),
    [
        pytest.param((2027, 2, 9, 9, 0), datetime(2027, 2, 9, 14, 0, tzinfo=UTC), id="winter"),
        pytest.param((2027, 7, 6, 9, 0), datetime(2027, 7, 6, 13, 0, tzinfo=UTC), id="summer"),
        pytest.param((2027, 3, 13, 9, 0), datetime(2027, 3, 13, 14, 0, tzinfo=UTC), id="day before clocks go forward"),
        pytest.param((2027, 3, 14, 9, 0), datetime(2027, 3, 14, 13, 0, tzinfo=UTC), id="day on which they do"),
        pytest.param((2027, 11, 6, 9, 0), datetime(2027, 11, 6, 13, 0, tzinfo=UTC), id="day before they go back"),
        pytest.param((2027, 11, 7, 9, 0), datetime(2027, 11, 7, 14, 0, tzinfo=UTC), id="day on which they do go back"),
    ],
)
def test_the_wall_time_in_ottawa_is_kept_and_is_the_right_instant(moment: tuple[int, ...], in_utc: datetime) -> None:
    _, event = read(ics.render(at(*moment)))
    assert event["DTSTART"].params["TZID"] == "America/Toronto"
    assert event.start.replace(tzinfo=None) == datetime(*moment)  # type: ignore[arg-type, misc]
    assert event.start.astimezone(UTC) == in_utc


def test_a_meeting_through_the_change_of_clocks_lasts_as_long_as_it_lasts() -> None:
    _, event = read(ics.render(at(2027, 3, 13, 23, 0, minutes=300)))
    assert event.end == datetime(2027, 3, 14, 5, 0, tzinfo=TORONTO)
    assert event.end.astimezone(UTC) - event.start.astimezone(UTC) == timedelta(minutes=300)


def test_the_file_brings_the_rules_of_its_zone() -> None:
    calendar, _ = read(ics.render(meeting()))
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "America/Toronto"
    offsets = {rule["TZOFFSETTO"].td for rule in zone.subcomponents}
    assert offsets == {timedelta(hours=-5), timedelta(hours=-4)}


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


def test_what_is_not_known_is_left_out() -> None:
    _, event = read(ics.render(meeting(location="", description="")))
    assert "LOCATION" not in event
    assert "DESCRIPTION" not in event


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_people_stays_text(text: str) -> None:
    calendar, event = read(ics.render(meeting(title=text, description=text, location=text)))
    assert event["SUMMARY"] == event["DESCRIPTION"] == event["LOCATION"] == writable(text)
    assert [component.name for component in calendar.subcomponents] == ["VTIMEZONE", "VEVENT"]


@given(st.text(st.characters(codec=None), min_size=1).filter(writable))
def test_any_title_is_read_again_as_one_event(title: str) -> None:
    _, event = read(ics.render(meeting(title=title)))
    assert event["SUMMARY"] == writable(title)


def test_the_same_meeting_gives_the_same_bytes() -> None:
    assert ics.render(meeting()) == ics.render(meeting())
