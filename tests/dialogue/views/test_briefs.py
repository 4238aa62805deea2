"""Notes of a ministry: its own staff and nobody else, by no path."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from audit.history_reader import entries
from contacts.enums import Role
from contacts.models import Participant
from dialogue.models import BriefNote, Dialogue
from mocportal import api
from tests import tables
from tests.factories.dialogue import BriefNoteFactory
from tests.factories.register import account
from tests.sessions import signed_in

pytestmark = pytest.mark.django_db

BRIEF = "/dialogues/3/brief/"
WORDS = "Do not give in on graphite"
OWN = [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER]


@pytest.fixture(autouse=True)
def _note() -> None:
    tables.seed()
    BriefNoteFactory.create(
        dialogue=Dialogue.objects.get(number=3), participant=Participant.objects.get(code="GAC"), text=WORDS
    )


@pytest.mark.parametrize("role", OWN)
def test_the_staff_of_the_ministry_read_their_notes(role: Role) -> None:
    page = signed_in(account(role, "GAC")).get(BRIEF).content.decode()
    assert WORDS in page
    assert "Visible only to GAC" in page


@pytest.mark.parametrize("role", OWN)
def test_another_ministry_finds_its_own_page_without_them(role: Role) -> None:
    page = signed_in(account(role, "METI")).get(BRIEF)
    assert page.status_code == 200
    assert WORDS not in page.content.decode()


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.ADMINISTRATOR])
def test_for_all_others_there_are_no_notes(role: Role) -> None:
    client = signed_in(account(role))
    assert client.get(BRIEF).status_code == 404
    assert client.post(f"{BRIEF}write/", {"item": "opening", "text": "x", "before": WORDS}).status_code == 404


@pytest.mark.parametrize("role", [*OWN, Role.SECRETARIAT, Role.ADMINISTRATOR])
def test_no_other_page_tells_of_them(role: Role) -> None:
    user = account(role, "METI" if role.belongs_to_participant else "")
    client = signed_in(user)
    dialogue = Dialogue.objects.get(number=3)
    history = reverse("admin:dialogue_dialogue_history", args=[dialogue.pk])
    for address in (
        "/",
        dialogue.get_absolute_url(),
        f"{dialogue.get_absolute_url()}room/",
        history,
        "/admin/records/",
    ):
        assert WORDS not in client.get(address, follow=True).content.decode(), address
    assert not any(WORDS in str(entry) for entry in entries(BriefNote.objects.get(), user))


def test_neither_the_admin_nor_the_api_has_them() -> None:
    model = apps.get_model("dialogue", "BriefNote")
    assert not admin.site.is_registered(model)
    assert not [prefix for prefix in api.lists if "note" in prefix and prefix != "internal-notes"]


def test_a_reader_reads_and_does_not_write() -> None:
    client = signed_in(account(Role.READER, "GAC"))
    assert b"<textarea" not in client.get(BRIEF).content
    assert client.post(f"{BRIEF}write/", {"item": "opening", "text": "x", "before": WORDS}).status_code == 403


def test_an_editor_writes_under_an_item_of_the_agenda() -> None:
    client = signed_in(account(Role.EDITOR, "GAC"))
    answer = client.post(f"{BRIEF}write/", {"item": "closing", "text": "Thank\r\nall", "before": ""})
    assert answer.status_code == 302
    assert BriefNote.objects.get(item_key="closing").text == "Thank\nall"
    assert client.post(f"{BRIEF}write/", {"item": "elsewhere", "text": "x", "before": ""}).status_code == 404


def test_what_a_colleague_wrote_meanwhile_is_shown_beside_one_s_own() -> None:
    client = signed_in(account(Role.EDITOR, "GAC"))
    answer = client.post(f"{BRIEF}write/", {"item": "opening", "text": "Wait <b>", "before": "Something older"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "A colleague changed this note" in page
    assert "Wait &lt;b&gt;" in page
    assert BriefNote.objects.get().text == WORDS


def test_who_is_not_signed_in_is_asked_to(client: Client) -> None:
    assert client.get(BRIEF).status_code == 302
