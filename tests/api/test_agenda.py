"""The agenda over the API: each form by Accept and by address, compiled for whoever may read the register."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from icalendar import Calendar

from contacts.enums import Role
from contacts.models import Participant
from dialogue.api.agenda import MEDIA_TYPES
from dialogue.models import Dialogue
from tests import tables
from tests.api.conftest import client_of
from tests.factories.contacts import UserFactory
from tests.factories.dialogue import DialogueFactory

pytestmark = pytest.mark.django_db
AGENDA = "/api/v1/dialogues/3/agenda/"
STARTS = {"docx": b"PK", "pdf": b"%PDF", "html": b"<article", "json": b"{", "ics": b"BEGIN:VCALENDAR"}


@pytest.fixture
def seeded(db: None) -> Dialogue:
    """The Third Dialogue of the shipped register, with an hour."""
    tables.seed()
    Dialogue.objects.filter(number=3).update(local_start=datetime(2026, 12, 1, 9, tzinfo=UTC), time_zone="Asia/Tokyo")
    return Dialogue.objects.get(number=3)


@pytest.fixture
def member(seeded: Dialogue) -> Client:
    return client_of(UserFactory.create(role=Role.PARTNER, participant=Participant.objects.first()))


@pytest.mark.parametrize("form", sorted(MEDIA_TYPES))
def test_format_is_selected_by_header_or_parameter(member: Client, form: str) -> None:
    by_header = member.get(AGENDA, {"as_of": "2026-11-01"}, headers={"accept": MEDIA_TYPES[form]})
    by_address = member.get(AGENDA, {"as_of": "2026-11-01", "format": form})
    for answer in (by_header, by_address):
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, MEDIA_TYPES[form])
        assert answer.content.lstrip().startswith(STARTS[form])
    assert by_header.content == by_address.content
    assert "Accept" in by_header.headers["Vary"]


def test_json_is_what_comes_unasked(member: Client) -> None:
    body = member.get(AGENDA, headers={"accept": "*/*"}).json()
    assert (body["dialogue"], body["language"]) == (3, "en")


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_agenda_is_in_the_requested_language(member: Client, language: str) -> None:
    answer = member.get(AGENDA, {"lang": language})
    assert (answer.json()["language"], answer.headers["Content-Language"]) == (language, language)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ({"format": "odt"}, "format"),
        ({"as_of": "2026-02-30"}, "as_of"),
        ({"as_of": "0001-01-01"}, "as_of"),
        ({"as_of": "9999-12-31"}, "as_of"),
        ({"as_of": "\x00"}, "as_of"),
        ({"lang": "*"}, "lang"),
        ({"lang": "de"}, "lang"),
        ({"format": "pdf", "language": "fr"}, "language"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_as_a_problem(member: Client, query: dict[str, str], parameter: str) -> None:
    refusal = member.get(AGENDA, query)
    assert (refusal.status_code, refusal.headers["Content-Type"]) == (400, "application/problem+json")
    assert [each["parameter"] for each in refusal.json()["errors"]] == [parameter]


def test_a_form_that_is_not_offered_is_406(member: Client) -> None:
    assert member.get(AGENDA, headers={"accept": "image/png"}).status_code == 406


def test_a_dialogue_that_never_had_an_hour_is_refused_to_calendars(member: Client, seeded: Dialogue) -> None:
    DialogueFactory.create(instrument=seeded.instrument, number=4)
    refusal = member.get("/api/v1/dialogues/4/agenda/", {"format": "ics"})
    assert (refusal.status_code, refusal.json()["code"]) == (409, "day-missing")


def test_a_dialogue_that_lost_its_hour_is_taken_out_of_calendars(member: Client, seeded: Dialogue) -> None:
    Dialogue.objects.filter(pk=seeded.pk).update(local_start=None)
    given = member.get(AGENDA, {"format": "ics"})
    calendar = Calendar.from_ical(given.content)
    (event,) = calendar.events
    assert (given.status_code, calendar["METHOD"]) == (200, "CANCEL")
    assert f"{event.start:%Y-%m-%dT%H:%M}" == "2026-12-01T09:00"


def test_only_those_who_read_the_register_get_it(seeded: Dialogue) -> None:
    for role in Role:
        ministry = Participant.objects.first() if role.belongs_to_participant else None
        client = client_of(UserFactory.create(role=role, participant=ministry))
        assert client.get(AGENDA).status_code == (200 if role.reads_register else 404), role
    assert Client().get(AGENDA).status_code == 401
