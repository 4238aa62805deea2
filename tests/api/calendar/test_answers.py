"""What may be asked of the calendar, and in which forms and with which headers it is answered."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar

from contacts.models import Participant
from dialogue.api import calendar
from tests.api.calendar.conftest import CALENDAR, DAY, NOW, read
from tests.factories.commitments import CommitmentFactory

pytestmark = pytest.mark.django_db


def test_it_is_narrowed_by_lead_kind_and_days(member: Client, ministry: Participant, other: Participant) -> None:
    ours = CommitmentFactory.create(lead=ministry, due_on=DAY)
    theirs = CommitmentFactory.create(lead=other, due_on=DAY + timedelta(days=1))
    assert set(read(member, kinds="commitment")) >= {f"commitment-{ours.reference}", f"commitment-{theirs.reference}"}
    assert f"commitment-{theirs.reference}" not in read(member, lead=ministry.code)
    assert "dialogue-3" in read(member, lead=ministry.code)
    within = read(member, since="2027-04-14", until="2027-04-14")
    assert set(within) == {f"commitment-{ours.reference}"}


@pytest.mark.parametrize(
    ("language", "summary"), [("en", "Third Dialogue"), ("fr", "Troisième dialogue"), ("ja", "第3回")]
)
def test_it_is_in_one_language(language: str, summary: str, member: Client) -> None:
    answer = member.get(CALENDAR, {"lang": language})
    assert answer.headers["Content-Language"] == language
    events = read(member, lang=language)
    assert summary in str(events["dialogue-3-proposals"]["SUMMARY"])
    assert {event["SUMMARY"].params["LANGUAGE"] for event in events.values()} == {language}


def test_json_has_the_same_entries(member: Client, ministry: Participant) -> None:
    CommitmentFactory.create(lead=ministry, due_on=DAY)
    body = member.get(CALENDAR, headers={"accept": "application/json"}).json()
    events = Calendar.from_ical(member.get(CALENDAR).content).events
    assert [each["uid"] for each in body["results"]] == [str(event["UID"]) for event in events]
    meeting = next(each for each in body["results"] if each["uid"].endswith("dialogue-3@moc-portal"))
    assert (meeting["local_start"], meeting["starts_at"]) == ("2027-02-09T09:00:00", "2027-02-09T14:00:00.000000Z")


def test_the_same_calendar_has_the_same_tag_until_something_changes(member: Client, ministry: Participant) -> None:
    commitment = CommitmentFactory.create(lead=ministry, title_en="Before", due_on=DAY)
    tag = member.get(CALENDAR).headers["ETag"]
    with time_machine.travel(NOW + timedelta(hours=3), tick=False):
        unchanged = member.get(CALENDAR, headers={"if-none-match": tag})
        assert (unchanged.status_code, unchanged.content) == (304, b"")
    type(commitment).objects.filter(pk=commitment.pk).update(title_en="After")
    assert member.get(CALENDAR, headers={"if-none-match": tag}).status_code == 200


def test_a_calendar_says_when_its_last_entry_changed(member: Client) -> None:
    assert "GMT" in member.get(CALENDAR).headers["Last-Modified"]


def test_another_form_or_language_has_another_tag(member: Client) -> None:
    asked: list[dict[str, str]] = [{}, {"format": "json"}, {"lang": "fr"}]
    assert len({member.get(CALENDAR, query).headers["ETag"] for query in asked}) == len(asked)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ({"format": "odt"}, "format"),
        ({"lang": "*"}, "lang"),
        ({"kinds": "holiday"}, "kinds"),
        ({"since": "yesterday"}, "since"),
        ({"until": ""}, "until"),
        ({"kinds": ""}, "kinds"),
        ({"until": "0001-01-01"}, "until"),
        ({"token": "x"}, "token"),
        ({"lead": "\x00"}, "lead"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_as_a_problem(query: dict[str, str], parameter: str, member: Client) -> None:
    refusal = member.get(CALENDAR, query)
    assert (refusal.status_code, refusal.headers["Content-Type"]) == (400, "application/problem+json")
    assert [each["parameter"] for each in refusal.json()["errors"]] == [parameter]


def test_a_calendar_has_a_limit_and_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, member: Client, ministry: Participant
) -> None:
    monkeypatch.setattr(calendar, "MOST", 2)
    CommitmentFactory.create_batch(3, lead=ministry, due_on=DAY)
    refusal = member.get(CALENDAR)
    assert (refusal.status_code, refusal.json()["errors"][0]["code"]) == (400, "too-many-records")
    assert member.get(CALENDAR, {"kinds": "dialogue"}).status_code == 200


def test_methods_that_write_are_not_offered(member: Client) -> None:
    for method in ("post", "put", "patch", "delete"):
        assert getattr(member, method)(CALENDAR).status_code == 405
