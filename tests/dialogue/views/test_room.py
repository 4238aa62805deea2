"""The page at the meeting: who reads it, who runs it, and that it does without its script."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from contacts.enums import Role
from contacts.models import Participant
from dialogue.models import ActionItem, Dialogue, ItemOutcome, Speaker
from tests import tables
from tests.factories.dialogue import AgendaFactory, AgendaItemFactory, issue
from tests.factories.register import account

pytestmark = pytest.mark.django_db

ROOM = "/dialogues/3/room/"
JSON = {"accept": "application/json"}
READERS = [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER]
ACTS = ["begin", "end", "back", "outcome", "actions", "ask", "floor", "floor/end", "leave"]


@pytest.fixture(autouse=True)
def _agenda() -> None:
    tables.seed()
    agenda = AgendaFactory.create(dialogue=Dialogue.objects.get(number=3))
    for order, key in enumerate(("opening", "closing"), start=1):
        AgendaItemFactory.create(
            agenda=agenda, key=key, number=order, order=order, minutes=10, title_en=f"Fictitious {key}"
        )
    AgendaItemFactory.create(
        agenda=agenda,
        key="decision:JD",
        number=3,
        order=3,
        minutes=10,
        lead=Participant.objects.get(code="NRCAN"),
        decision_en="The Participants decide.",
    )
    issue(agenda)


def signed_in(role: Role) -> Client:
    client = Client()
    client.force_login(
        account(role, "GAC" if role.belongs_to_participant else ""),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


@pytest.fixture
def officer() -> Client:
    return signed_in(Role.SECRETARIAT)


def post(client: Client, act: str, **data: Any) -> Any:
    return client.post(f"{ROOM}{act}/", {"item": "opening", **data})


@pytest.mark.parametrize("role", READERS)
def test_every_participant_reads_it_and_finds_nothing_to_press(role: Role) -> None:
    client = signed_in(role)
    page = client.get(ROOM)
    assert page.status_code == 200
    assert b"Agenda items" in page.content
    assert b'id="act"' not in page.content
    assert b"formaction" not in page.content
    assert client.get(f"{ROOM}live/").status_code == 200


@pytest.mark.parametrize("role", READERS)
@pytest.mark.parametrize("act", ACTS)
def test_only_the_secretariat_acts(role: Role, act: str) -> None:
    assert post(signed_in(role), act, key="opening", version=0, summary_en="Words").status_code == 403
    assert not ItemOutcome.objects.exists()


def test_for_an_administrator_there_is_no_room() -> None:
    client = signed_in(Role.ADMINISTRATOR)
    assert client.get(ROOM).status_code == 404
    assert client.get(f"{ROOM}live/").status_code == 404


def test_who_is_not_signed_in_is_asked_to(client: Client) -> None:
    for answer in (client.get(ROOM), client.get(f"{ROOM}live/"), post(client, "outcome", version=0)):
        assert answer.status_code == 302
        assert "/login/" in answer["Location"]


@pytest.mark.parametrize("act", ACTS)
def test_nothing_is_done_by_following_a_link(officer: Client, act: str) -> None:
    assert officer.get(f"{ROOM}{act}/").status_code == 405


def test_an_item_that_the_agenda_has_not_is_not_found(officer: Client) -> None:
    assert officer.get(ROOM, {"item": "elsewhere"}).status_code == 404
    assert officer.get("/dialogues/9/room/").status_code == 404


def test_the_meeting_is_run_with_plain_forms(officer: Client) -> None:
    meti = Participant.objects.get(code="METI")
    begun = post(officer, "begin", key="closing")
    assert begun["Location"] == f"{ROOM}?item=closing"
    officer.post(f"{ROOM}ask/", {"item": "closing", "who": f"participant:{meti.pk}"})
    speaker = Speaker.objects.get(participant=meti, item_key="closing")
    officer.post(f"{ROOM}floor/", {"item": "closing", "speaker": speaker.pk})
    page = officer.get(ROOM).content.decode()
    assert "Speaking: <b>METI</b>" in page
    assert "0 of 10 minutes" in page
    officer.post(f"{ROOM}outcome/", {"item": "closing", "version": 0, "summary_en": "Line\r\nbreak", "result": ""})
    officer.post(f"{ROOM}actions/", {"item": "closing", "entry": str(uuid4()), "title": "Write", "language": "en"})
    officer.post(f"{ROOM}end/", {"item": "closing", "key": "closing"})
    outcome = ItemOutcome.objects.get(item_key="closing")
    assert (outcome.summary_en, outcome.version) == ("Line\nbreak", 1)
    assert outcome.ended_at is not None
    assert ActionItem.objects.get(dialogue__number=3).item == "2"
    reader = signed_in(Role.READER).get(ROOM, {"item": "closing"}).content.decode()
    assert "Line\nbreak" in reader
    assert "3/1" in reader


def test_a_form_that_began_from_an_older_version_comes_back_with_both_texts(officer: Client) -> None:
    post(officer, "outcome", version=0, summary_en="Theirs <b>now</b>")
    answer = post(officer, "outcome", version=0, summary_en="Mine")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Theirs &lt;b&gt;now&lt;/b&gt;" in page
    assert ">\nMine</textarea>" in page
    assert 'name="version" value="1"' in page
    assert ItemOutcome.objects.get().summary_en.startswith("Theirs")


def test_the_script_is_told_the_same_as_data(officer: Client) -> None:
    address = f"{ROOM}outcome/"
    saved = officer.post(address, {"item": "opening", "version": 0, "summary_en": "Words"}, headers=JSON).json()
    assert (saved["version"], saved["fields"]["summary_en"]) == (1, "Words")
    assert saved["saved"].startswith("Saved: ")
    assert "Tokyo" in saved["saved"]
    assert "Ottawa" in saved["saved"]
    conflict = officer.post(address, {"item": "opening", "version": 0, "summary_en": "Mine"}, headers=JSON)
    assert conflict.status_code == 409
    assert conflict.json()["fields"]["summary_en"] == "Words"
    refused = officer.post(address, {"item": "elsewhere", "version": 0, "summary_en": "Mine"}, headers=JSON)
    assert (refused.status_code, "no longer on the agenda" in refused.json()["refusal"]) == (422, True)
    wrong = officer.post(address, {"item": "opening", "version": 1, "result": "won"}, headers=JSON)
    assert (wrong.status_code, wrong.json()["refusal"][:7]) == (400, "Result:")


def test_only_what_was_sent_is_changed(officer: Client) -> None:
    post(officer, "outcome", version=0, summary_en="Words", result="concluded")
    post(officer, "outcome", version=1, decision_en="Noted.")
    outcome = ItemOutcome.objects.get()
    assert (outcome.summary_en, outcome.result, outcome.decision_en) == ("Words", "concluded", "Noted.")


def test_the_draft_wording_is_taken_over_where_no_decision_is_written(officer: Client) -> None:
    post(officer, "outcome", item="decision:JD", version=0, take="1", decision_en="")
    assert ItemOutcome.objects.get().decision_en == "The Participants decide."
    post(officer, "outcome", item="decision:JD", version=1, take="1", decision_en="Something else.")
    assert ItemOutcome.objects.get().decision_en == "Something else."


@pytest.mark.parametrize(
    "who", ["", "participant:", "participant:x", "invitee:999999", "user:1", f"participant:{10**30}"]
)
def test_nobody_unknown_is_put_on_the_list(officer: Client, who: str) -> None:
    assert post(officer, "ask", who=who).status_code == 404
    assert not Speaker.objects.exists()


def test_a_speaker_of_another_dialogue_is_not_found_here(officer: Client) -> None:
    speaker = Speaker.objects.create(
        dialogue=Dialogue.objects.get(number=2),
        item_key="opening",
        participant=Participant.objects.get(code="METI"),
        asked_at="2027-02-09T14:00:00Z",
    )
    assert post(officer, "floor", speaker=speaker.pk).status_code == 404


def test_while_no_agenda_is_issued_the_page_shows_what_the_register_says(officer: Client) -> None:
    page = officer.get("/dialogues/2/room/")
    assert page.status_code == 200
    assert b"after the opening" in page.content


def test_the_lead_of_an_item_is_named_as_people_call_it(officer: Client) -> None:
    assert "lead: NRCan" in officer.get(f"{ROOM}?item=decision:JD").content.decode()


def test_the_page_of_the_dialogue_leads_to_the_room_and_to_the_reader_s_own_notes(officer: Client) -> None:
    page = signed_in(Role.EDITOR).get("/dialogues/3/").content.decode()
    assert "Open meeting view" in page
    assert "Internal notes of GAC" in page
    page = officer.get("/dialogues/3/").content.decode()
    assert "Open the meeting view" in page
    assert "/brief/" not in page
    assert ROOM.replace("3", "1") not in officer.get("/dialogues/1/").content.decode()


def test_following_the_meeting_costs_the_same_however_much_was_entered(officer: Client) -> None:
    def enter(code: str) -> None:
        participant = Participant.objects.get(code=code)
        post(officer, "ask", who=f"participant:{participant.pk}")
        post(officer, "actions", entry=str(uuid4()), title="Write", language="en", lead=participant.pk)

    def follow() -> int:
        with CaptureQueriesContext(connection) as asked:
            officer.get(f"{ROOM}live/", {"item": "opening"})
        return len(asked)

    enter("METI")
    one = follow()
    enter("MOFA")
    enter("GAC")
    assert follow() == one


def test_what_was_typed_is_text_and_never_markup(officer: Client) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    post(officer, "outcome", version=0, summary_en=hostile, decision_en=hostile)
    post(officer, "actions", entry=str(uuid4()), title=hostile, language="en")
    reader = signed_in(Role.READER)
    for answer in (officer.get(ROOM), reader.get(ROOM), officer.get(f"{ROOM}live/"), reader.get(f"{ROOM}live/")):
        assert "<img" not in answer.content.decode()
        assert "&lt;img" in answer.content.decode()


def test_until_the_agenda_is_issued_its_draft_stays_with_the_secretariat(officer: Client) -> None:
    draft = AgendaFactory.create(dialogue=Dialogue.objects.get(number=2))
    AgendaItemFactory.create(
        agenda=draft, key="added:1", order=99, origin="added", title_en="Only for us", decision_en="Not yet for others"
    )
    address = "/dialogues/2/room/"
    assert "Only for us" in officer.get(address).content.decode()
    reader = signed_in(Role.READER)
    assert "Only for us" not in reader.get(address).content.decode()
    assert reader.get(address, {"item": "added:1"}).status_code == 404
    assert reader.get(f"{address}live/", {"item": "added:1"}).status_code == 404


def test_a_meeting_that_is_tried_out_on_another_day_is_not_told_to_be_early(officer: Client) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    # At noon, since an hour of a night in March does not exist.
    ahead = (now + timedelta(days=80)).replace(hour=12)
    Dialogue.objects.filter(number=3).update(local_start=ahead, time_zone="America/Toronto")
    post(officer, "begin", key="opening")
    assert "ahead of schedule" not in officer.get(ROOM).content.decode()
    Dialogue.objects.filter(number=3).update(local_start=now - timedelta(hours=3))
    assert "ahead of schedule" in officer.get(ROOM).content.decode()
