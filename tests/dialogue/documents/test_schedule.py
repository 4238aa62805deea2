"""What a calendar program reads of the calendar that it subscribes to."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, strategies as st
from icalendar import Calendar

from core.text.xml_characters import writable
from dialogue.documents import ics
from dialogue.documents.agenda import MeetingEvent
from dialogue.documents.schedule import AllDayEvent, CalendarEntry, DueDateStatus
from dialogue.documents.typography import apostrophes
from tests.factories.agenda_document import HOSTILE, meeting

CHANGED = datetime(2026, 11, 25, 12, tzinfo=UTC)
DUE = AllDayEvent(
    uid="moc-commitment-MOC-2099-001@moc-portal",
    sequence=4,
    changed_at=CHANGED,
    on=date(2027, 3, 31),
    title="MOC-2099-001 Fictitious commitment",
    description="Lead: ABC\nNot legally binding.",
)


def schedule(*entries: AllDayEvent | MeetingEvent) -> DueDateStatus:
    told = tuple(CalendarEntry("commitment", "Commitment due", what, "https://example.invalid/1/") for what in entries)
    return DueDateStatus("Fictitious memorandum", "en", told)


def read(*entries: AllDayEvent | MeetingEvent) -> Calendar:
    return Calendar.from_ical(ics.render_schedule(schedule(*entries)))


def test_a_day_ends_where_the_next_begins_and_takes_nobodys_time() -> None:
    (event,) = read(DUE).events
    assert (event.start, event.end) == (date(2027, 3, 31), date(2027, 4, 1))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert (event["TRANSP"], event["STATUS"], event["SEQUENCE"]) == ("TRANSPARENT", "CONFIRMED", 4)
    assert event.stamp == event.last_modified == CHANGED


def test_the_leap_day_is_followed_by_march() -> None:
    (event,) = read(replace(DUE, on=date(2028, 2, 29))).events
    assert event.end == date(2028, 3, 1)


@pytest.mark.parametrize(
    ("facts", "name", "value"),
    [({"cancelled": True}, "STATUS", "CANCELLED"), ({"confidential": True}, "CLASS", "CONFIDENTIAL")],
)
def test_what_is_called_off_or_confidential_says_so(facts: dict[str, bool], name: str, value: str) -> None:
    (event,) = read(replace(DUE, **facts)).events
    assert event[name] == value


def test_the_calendar_has_a_name_and_says_how_often_to_ask() -> None:
    calendar = read(DUE)
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == "Fictitious memorandum"
    assert calendar["METHOD"] == "PUBLISH"
    assert calendar["REFRESH-INTERVAL"].to_ical() == b"PT1H"


def test_the_rules_of_a_zone_are_there_once_and_only_for_meetings() -> None:
    first, second = meeting(), meeting(uid="other@example.invalid", local_start=datetime(2031, 7, 1, 9))  # noqa: DTZ001
    (zone,) = read(first, DUE, second).walk("VTIMEZONE")
    assert zone["TZID"] == "America/Toronto"
    assert not read(DUE).walk("VTIMEZONE")


def test_an_empty_calendar_is_a_calendar() -> None:
    assert read().events == []


def test_no_line_is_longer_than_75_bytes() -> None:
    written = ics.render_schedule(schedule(replace(DUE, title="電池の原材料 " * 40, description="é" * 400)))
    assert max(map(len, written.split(b"\r\n"))) <= 75


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_people_stays_text(text: str) -> None:
    calendar = read(replace(DUE, title=text, description=text), meeting(title=text))
    assert [str(event["SUMMARY"]) for event in calendar.events] == [apostrophes(writable(text))] * 2
    assert len(calendar.events) == 2


@given(st.text(st.characters(codec=None), min_size=1).filter(writable))
def test_any_title_is_read_again_as_it_was_written(title: str) -> None:
    (event,) = read(replace(DUE, title=title)).events
    assert event["SUMMARY"] == apostrophes(writable(title))


def test_the_same_entries_give_the_same_bytes() -> None:
    assert ics.render_schedule(schedule(DUE, meeting())) == ics.render_schedule(schedule(DUE, meeting()))
