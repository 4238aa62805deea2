"""Pages of the Dialogue: who gets in, what they show, what they refuse."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from contacts.enums import Role
from dialogue.models import Agenda, AgendaItem, Dialogue
from tests import tables
from tests.dialogue.sessions import signed_in

pytestmark = pytest.mark.django_db

AGENDA = "/dialogues/3/agenda/"
DRAFT = "/dialogues/3/agenda/draft/"
WITH_REGISTER = [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER, Role.SECRETARIAT]


@pytest.fixture(autouse=True)
def _moc() -> None:
    tables.seed()


@pytest.mark.parametrize("role", WITH_REGISTER)
@pytest.mark.parametrize("path", ["/dialogues/3/", AGENDA, "/dialogues/3/agenda/docx/"])
def test_whoever_reads_the_register_reads_the_dialogue_and_its_agenda(role: Role, path: str) -> None:
    assert signed_in(role).get(path).status_code == 200


@pytest.mark.parametrize("path", ["/dialogues/3/", AGENDA, "/dialogues/3/agenda/pdf/"])
def test_an_administrator_finds_no_dialogue(path: str) -> None:
    assert signed_in(Role.ADMINISTRATOR).get(path).status_code == 404


@pytest.mark.parametrize("path", ["/dialogues/3/", AGENDA, DRAFT, "/dialogues/3/agenda/docx/"])
def test_who_is_not_signed_in_is_asked_to(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER])
def test_only_the_secretariat_works_on_the_draft(role: Role) -> None:
    client = signed_in(role)
    assert client.get(DRAFT).status_code == 403
    assert client.post(f"{DRAFT}save/").status_code == 403
    assert not Agenda.objects.exists()


def test_a_dialogue_that_is_not_on_record_is_not_found() -> None:
    assert signed_in(Role.SECRETARIAT).get("/dialogues/9/agenda/").status_code == 404


def test_looking_at_the_agenda_saves_nothing() -> None:
    signed_in(Role.SECRETARIAT).get(AGENDA)
    assert not Agenda.objects.exists()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Provisional agenda and annotations"),
        ("fr", "Ordre du jour provisoire et annotations"),
        ("ja", "議事次第（案）及び注釈"),
    ],
)
def test_the_agenda_is_read_in_the_language_asked_for(language: str, words: str) -> None:
    assert words in signed_in(Role.READER).get(AGENDA, {"lang": language}).content.decode()


@pytest.mark.parametrize("query", [{"as_of": "yesterday"}, {"as_of": "9999-12-31"}, {"lang": "de"}, {"as_of": "\x00"}])
def test_a_question_that_cannot_be_answered_is_told_at_its_field(query: dict[str, str]) -> None:
    client = signed_in(Role.SECRETARIAT)
    answer = client.get(AGENDA, query)
    assert answer.status_code == 400
    assert 'class="error"' in answer.content.decode()
    assert client.get("/dialogues/3/agenda/docx/", query).status_code == 404


@pytest.mark.parametrize("ending", ["docx", "pdf", "json"])
def test_a_file_bears_the_symbol_and_the_language_in_its_name(ending: str) -> None:
    answer = signed_in(Role.READER).get(f"/dialogues/3/agenda/{ending}/", {"lang": "fr"})
    assert answer["Content-Disposition"] == f'attachment; filename="JCBD-3-1.fr.{ending}"'


def test_a_form_that_is_not_offered_is_not_found() -> None:
    assert signed_in(Role.READER).get("/dialogues/3/agenda/exe/").status_code == 404


def test_without_a_time_there_is_no_calendar_and_the_page_says_why() -> None:
    answer = signed_in(Role.READER).get("/dialogues/3/agenda/ics/", follow=True)
    assert answer.redirect_chain == [(AGENDA, 302)]
    assert "Set the date and time of the Dialogue" in answer.content.decode()


def test_once_a_time_is_set_the_calendar_is_offered() -> None:
    Dialogue.objects.filter(number=3).update(
        local_start=datetime(2027, 2, 9, 9, 0, tzinfo=UTC), time_zone="America/Toronto"
    )
    client = signed_in(Role.READER)
    assert "/agenda/ics/" in client.get(AGENDA).content.decode()
    written = client.get("/dialogues/3/agenda/ics/").content.decode()
    assert "DTSTART;TZID=America/Toronto:20270209T090000" in written


def test_the_draft_is_saved_changed_and_compiled_again() -> None:
    client = signed_in(Role.SECRETARIAT)
    assert "No draft saved" in client.get(DRAFT).content.decode()
    client.post(f"{DRAFT}save/")
    added = client.post(f"{DRAFT}items/", {"title_en": "Visit <b>to</b> the venue", "purpose": "information"})
    assert added.status_code == 302
    item = AgendaItem.objects.get(key="area:2(c)(ii)")
    client.post(f"{DRAFT}items/{item.pk}/out/")
    client.post(f"{DRAFT}save/")
    page = client.get(DRAFT).content.decode()
    assert "Visit &lt;b&gt;to&lt;/b&gt; the venue" in page
    assert "Removed items" in page
    client.post(f"{DRAFT}items/{item.pk}/back/")
    assert "Removed items" not in client.get(DRAFT).content.decode()


def test_an_item_without_a_title_is_refused_at_its_field_and_nothing_is_added() -> None:
    client = signed_in(Role.SECRETARIAT)
    client.post(f"{DRAFT}save/")
    before = AgendaItem.objects.count()
    answer = client.post(f"{DRAFT}items/", {"purpose": "information"})
    assert answer.status_code == 400
    assert "Enter a title in at least one language." in answer.content.decode()
    assert AgendaItem.objects.count() == before


def test_another_dialogues_item_cannot_be_taken_out_from_here() -> None:
    client = signed_in(Role.SECRETARIAT)
    client.post(f"{DRAFT}save/")
    item = AgendaItem.objects.first()
    assert item is not None
    assert client.post(f"/dialogues/2/agenda/draft/items/{item.pk}/out/").status_code == 404
