"""The life of an agenda on its pages: edited, checked, issued, compared, adopted; and who may do what."""

import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from commitments.models import Commitment
from contacts.enums import Role
from contacts.models import Participant, User
from dialogue.documents.agenda_page import ItemChange
from dialogue.models import Agenda, AgendaItem, CmwgStatus, Dialogue, ProducedDocument
from dialogue.services import agenda_items
from tests import tables

pytestmark = pytest.mark.django_db

AGENDA = "/dialogues/3/agenda/"
DRAFT = f"{AGENDA}draft/"
ISSUE = f"{AGENDA}issue/"
OTHERS = [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER]


@pytest.fixture(autouse=True)
def _moc() -> None:
    tables.seed()


def signed_in(role: Role) -> Client:
    participant = Participant.objects.get(code="GAC") if role.belongs_to_participant else None
    client = Client()
    client.force_login(
        User.objects.create_user(role.value, role=role, participant=participant),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


@pytest.fixture
def secretariat() -> Client:
    client = signed_in(Role.SECRETARIAT)
    client.post(f"{DRAFT}save/")
    return client


def ready() -> None:
    CmwgStatus.objects.create(
        dialogue=Dialogue.objects.get(number=3), as_of=date(2026, 11, 1), nothing_to_report=True, source="Minutes"
    )


def issued(client: Client) -> Agenda:
    client.post(f"{DRAFT}save/")
    answer = client.post(ISSUE, {"way": "revision", "reason": "It meets later."})
    assert answer.status_code == 302, answer.content.decode()
    found: Agenda = Agenda.objects.issued().order_by("-pk")[0]
    return found


def row(key: str) -> AgendaItem:
    found: AgendaItem = AgendaItem.objects.get(agenda__status="draft", key=key)
    return found


def shown(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_before_the_issue_says_what_is_missing_and_who_is_told(secretariat: Client) -> None:
    page = shown(secretariat, ISSUE)
    assert "Check and issue: JCBD/3/1" in page
    assert "has not been recorded" in page
    assert "Reason for issuing the agenda" in page
    assert "Start time not set" in page
    for participant in Participant.objects.filter(participations__isnull=False):
        assert str(participant) in page
    assert "Corrigendum" not in page


def test_a_meeting_that_is_not_ready_needs_a_reason_on_the_page(secretariat: Client) -> None:
    answer = secretariat.post(ISSUE, {"way": "revision"})
    assert answer.status_code == 400
    assert "give a reason for issuing the agenda without it" in answer.content.decode()
    assert not Agenda.objects.issued().exists()


def test_once_issued_the_agenda_is_what_everybody_reads_and_takes_away(secretariat: Client) -> None:
    ready()
    agenda = issued(secretariat)
    reader = signed_in(Role.READER)
    page = shown(reader, AGENDA)
    assert "This version cannot be edited." in page
    assert "Provisional agenda and annotations" in page
    assert "Record as adopted" not in page
    assert shown(reader, f"{AGENDA}versions/{agenda.pk}/?lang=ja").count('lang="ja"')
    kept = ProducedDocument.objects.get(agenda=agenda, form="pdf", language="fr")
    taken = reader.get(f"{AGENDA}versions/{agenda.pk}/files/{kept.pk}/")
    assert taken.content.startswith(b"%PDF")
    assert kept.name in taken["Content-Disposition"]
    assert kept.file is not None
    assert kept.file.sha256 in page or kept.file.sha256 in shown(reader, f"{AGENDA}versions/{agenda.pk}/")
    assert "Register as of" in shown(reader, f"{AGENDA}?compile=1")


def article(page: str) -> str:
    return page.partition("<article")[2].partition("</article>")[0]


def test_the_page_of_an_issue_shows_what_was_issued(secretariat: Client) -> None:
    issued(secretariat)
    reader = signed_in(Role.READER)
    before = article(shown(reader, f"{AGENDA}?items=open"))
    Commitment.objects.filter(reference="MOC-2026-002").update(title_en="Renamed after the issue", due_on=None)
    assert "Investment seminars for companies" in before
    assert article(shown(reader, f"{AGENDA}?items=open")) == before
    assert "Renamed after the issue" in shown(reader, f"{AGENDA}?compile=1&items=open")


def test_the_second_issue_marks_what_changed_and_what_is_new(secretariat: Client) -> None:
    issued(secretariat)
    secretariat.post(f"{DRAFT}save/")
    secretariat.post(f"{DRAFT}items/", {"title_en": "Visit to the venue", "purpose": "decision", "minutes": "5"})
    secretariat.post(f"{DRAFT}items/{row('next-dialogue').pk}/minutes/", {"minutes": "9"})
    issued(secretariat)
    page = signed_in(Role.READER).get(AGENDA).context["page"]
    assert {item.entry.key: item.change for item in page.changed} == {
        "next-dialogue": ItemChange.CHANGED,
        "added:1": ItemChange.NEW,
    }
    assert "2 items changed since JCBD/3/1" in shown(signed_in(Role.EDITOR), AGENDA)


def test_the_page_of_the_dialogue_lists_the_versions(secretariat: Client) -> None:
    agenda = issued(secretariat)
    assert agenda.get_absolute_url() in shown(signed_in(Role.READER), "/dialogues/3/")


@pytest.mark.parametrize("role", OTHERS)
def test_only_the_secretariat_issues_edits_and_adopts(role: Role, secretariat: Client) -> None:
    agenda = issued(secretariat)
    secretariat.post(f"{DRAFT}save/")
    client, item = signed_in(role), row("opening")
    assert client.get(ISSUE).status_code == 403
    assert client.post(ISSUE, {"way": "revision", "reason": "None"}).status_code == 403
    assert client.get(f"{DRAFT}items/{item.pk}/").status_code == 403
    for act in ("", "minutes/", "move/", "facts/", "register/"):
        assert client.post(f"{DRAFT}items/{item.pk}/{act}").status_code == 403
    assert client.post(f"{AGENDA}versions/{agenda.pk}/adopt/", {"on": "2027-03-12"}).status_code == 403
    assert Agenda.objects.issued().count() == 1


def test_a_draft_has_no_page_of_its_own_and_no_files(secretariat: Client) -> None:
    draft = Agenda.objects.get()
    assert secretariat.get(f"{AGENDA}versions/{draft.pk}/").status_code == 404
    agenda = issued(secretariat)
    kept = ProducedDocument.objects.filter(agenda=agenda).first()
    assert kept is not None
    assert signed_in(Role.ADMINISTRATOR).get(f"{AGENDA}versions/{agenda.pk}/").status_code == 404
    assert secretariat.get(f"/dialogues/2/agenda/versions/{agenda.pk}/files/{kept.pk}/").status_code == 404


def test_an_item_is_edited_in_three_languages_on_its_page(secretariat: Client) -> None:
    item = row("opening")
    page = shown(secretariat, f"{DRAFT}items/{item.pk}/")
    assert "Opening" in page
    seen = page.split('name="seen" value="')[1].split('"')[0]
    sent = {
        "seen": seen,
        "title_en": "Welcome",
        "title_fr": "Accueil",
        "title_ja": "歓迎",
        "purpose": "information",
        "minutes": "15",
        "original_language": "en",
    }
    assert secretariat.post(f"{DRAFT}items/{item.pk}/", sent).status_code == 302
    item.refresh_from_db()
    assert (item.title_fr, item.minutes, item.origin) == ("Accueil", 15, "edited")


def test_an_item_that_is_saved_as_it_was_stays_the_registers(secretariat: Client) -> None:
    item = row("opening")
    page = secretariat.get(f"{DRAFT}items/{item.pk}/")
    form = page.context["form"]
    sent = {field.html_name: "" if field.value() is None else field.value() for field in form}
    answer = secretariat.post(f"{DRAFT}items/{item.pk}/", sent, follow=True)
    assert "No changes were made." in answer.text
    item.refresh_from_db()
    assert item.origin == "register"


def test_what_another_changed_meanwhile_is_not_overwritten(secretariat: Client) -> None:
    item = row("opening")
    sent = {"seen": "before", "title_en": "Mine", "purpose": "information", "original_language": "en"}
    answer = secretariat.post(f"{DRAFT}items/{item.pk}/", sent)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "changed this item while you were editing" in page
    assert "Mine" in page
    assert "Saved version:" in page
    item.refresh_from_db()
    assert item.title_en == "Opening"
    sent["seen"] = page.split('name="seen" value="')[1].split('"')[0]
    assert secretariat.post(f"{DRAFT}items/{item.pk}/", sent).status_code == 302


def test_minutes_are_set_where_the_draft_is_read_and_the_overrun_is_told(secretariat: Client) -> None:
    Dialogue.objects.filter(number=3).update(
        local_start=datetime(2027, 3, 12, 8, 0, tzinfo=UTC), time_zone="Asia/Tokyo"
    )
    item = row("follow-up")
    assert secretariat.post(f"{DRAFT}items/{item.pk}/minutes/", {"minutes": "200"}).status_code == 302
    page = shown(secretariat, DRAFT)
    assert "End of available time" in page
    assert "18:00 (11 March 2027)" in page
    secretariat.post(f"{DRAFT}items/{item.pk}/minutes/", {"minutes": "many"})
    item.refresh_from_db()
    assert item.minutes == 200


def test_an_item_moves_up_down_and_before_another(secretariat: Client) -> None:
    def order() -> list[str]:
        rows = AgendaItem.objects.filter(agenda__status="draft", parent=None).order_by("order")
        return list(rows.values_list("key", flat=True))

    before = order()
    item = row("follow-up")
    secretariat.post(f"{DRAFT}items/{item.pk}/move/", {"to": "up"})
    assert order().index("follow-up") == before.index("follow-up") - 1
    secretariat.post(f"{DRAFT}items/{item.pk}/move/", {"to": "down"})
    assert order() == before
    secretariat.post(f"{DRAFT}items/{item.pk}/move/", {"to": "end"})
    assert order()[-1] == "follow-up"
    secretariat.post(f"{DRAFT}items/{item.pk}/move/", {"to": str(row("opening").pk)})
    assert order()[0] == "follow-up"
    secretariat.post(f"{DRAFT}items/{item.pk}/move/", {"to": str(row("adoption").pk)})
    assert order()[0] == "follow-up"


def test_new_facts_are_left_or_taken_in_and_nothing_else_is_kept(secretariat: Client) -> None:
    item = row("next-dialogue")
    secretariat.post(f"{DRAFT}items/{item.pk}/minutes/", {"minutes": "6"})
    AgendaItem.objects.filter(pk=item.pk).update(reasons=[])
    assert "Updates since your edit" in shown(secretariat, DRAFT)
    secretariat.post(f"{DRAFT}items/{item.pk}/facts/", {"act": "leave", "reason": ["standing", "\0", "x" * 90]})
    item.refresh_from_db()
    assert item.left_out == ["standing"]
    assert "Updates since your edit" not in shown(secretariat, DRAFT)
    secretariat.post(f"{DRAFT}items/{item.pk}/facts/", {"act": "take-in", "reason": "standing"})
    item.refresh_from_db()
    assert (item.reasons, item.left_out) == (["standing"], [])


def test_an_edited_item_is_given_back_to_the_register(secretariat: Client) -> None:
    item = row("opening")
    secretariat.post(f"{DRAFT}items/{item.pk}/minutes/", {"minutes": "25"})
    secretariat.post(f"{DRAFT}items/{item.pk}/register/")
    secretariat.post(f"{DRAFT}save/")
    item.refresh_from_db()
    assert (item.minutes, item.origin) == (5, "register")


def test_two_versions_are_compared_and_the_draft_for_the_secretariat_alone(secretariat: Client) -> None:
    assert "only one version of the agenda" in shown(secretariat, f"{AGENDA}compare/")
    issued(secretariat)
    secretariat.post(f"{DRAFT}save/")
    item = row("other-fora")
    secretariat.post(f"{DRAFT}items/{item.pk}/minutes/", {"minutes": "25"})
    item.refresh_from_db()
    item.background_en = "The host says a word of welcome."
    editor = User.objects.get(pk=secretariat.session["_auth_user_id"])
    agenda_items.edit(item=item, by=editor, changed=["background_en"])
    page = shown(secretariat, f"{AGENDA}compare/?from=JCBD/3/1&to=draft")
    assert re.search(r"The minutes of item \d+ went from \d+ to 25\.", page)
    assert "a word of welcome" in page
    reader = signed_in(Role.READER)
    assert reader.get(f"{AGENDA}compare/?from=JCBD/3/1&to=draft").status_code == 200
    assert "a word of welcome" not in shown(reader, f"{AGENDA}compare/?from=JCBD/3/1&to=draft")
    issued(secretariat)
    assert "<ins>" in shown(reader, f"{AGENDA}compare/?from=JCBD/3/1&to=JCBD/3/1/Rev.1")
    assert reader.get(f"{AGENDA}compare/?from=JCBD/3/1&to=draft").status_code == 404


def test_the_agenda_is_adopted_from_its_page(secretariat: Client) -> None:
    agenda = issued(secretariat)
    assert "Record as adopted" in shown(secretariat, AGENDA)
    address, on = f"{AGENDA}versions/{agenda.pk}/adopt/", {"on": "2027-03-12"}
    assert "This cannot be undone." in secretariat.post(address, on).text
    assert "Record as adopted" in shown(secretariat, AGENDA)
    assert secretariat.post(address, on | {"confirmed": "1"}).status_code == 302
    page = shown(secretariat, AGENDA)
    assert "Adopted on 12 March 2027." in page.replace('<time datetime="2027-03-12">', "").replace("</time>", "")
    assert "Record as adopted" not in page
    secretariat.post(f"{DRAFT}save/")
    page = shown(secretariat, ISSUE)
    assert "Corrigendum" in page
    assert "Addendum" not in page
    assert "Issue JCBD/3/1/Corr.1" in page


def test_the_files_are_listed_and_taken_away_over_the_api(secretariat: Client) -> None:
    agenda = issued(secretariat)
    reader = signed_in(Role.READER)
    found = reader.get(f"/api/v1/agendas/{agenda.pk}/").json()
    assert (found["symbol"], found["form"], found["base"]) == ("JCBD/3/1", "revision", None)
    assert len(found["files"]) == 12
    one = next(each for each in found["files"] if each["form"] == "docx" and each["language"] == "ja")
    path = one["url"].removeprefix("http://testserver")
    taken = reader.get(path, headers={"accept": "application/vnd.oasis.opendocument.text"})
    assert taken.status_code == 200
    assert taken["ETag"] == f'"{one["sha256"]}"'
    assert reader.get(path, headers={"if-none-match": taken["ETag"]}).status_code == 304
    assert len(taken.content) == one["size"]
    items = reader.get("/api/v1/agenda-items/", {"agenda": agenda.pk, "item_key": "area:2(c)(iii)"}).json()["results"]
    assert [item["number"] for item in items] == ["5(b)"]
    assert signed_in(Role.ADMINISTRATOR).get(path).status_code == 404
    assert Client().get(path).status_code == 401
