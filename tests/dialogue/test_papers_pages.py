"""Papers on their pages: brought by their ministry or the secretariat, read by whom their mark lets and nobody else."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from contacts.enums import Audience, Role
from contacts.models import Participant
from core.files.enums import ScanState
from dialogue.enums import DialogueStatus
from dialogue.models import Dialogue, Paper, PaperFile
from dialogue.services import documents, paper_scans
from tests.api.conftest import client_of
from tests.dialogue.sample_papers import DOCX, PDF
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory, UserFactory
from tests.factories.dialogue import DialogueFactory, PaperFactory
from tests.factories.meeting_entries import seated

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialogue() -> Dialogue:
    return DialogueFactory.create(number=9003)


@pytest.fixture
def ours(dialogue: Dialogue) -> Participant:
    return seated(dialogue)


def signed_in(role: Role, participant: Participant | None = None) -> Client:
    own = (participant or ParticipantFactory.create()) if role.belongs_to_participant else None
    client = Client()
    client.force_login(
        UserFactory.create(role=role, participant=own), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def at(name: str, paper: Paper, *more: object) -> str:
    return reverse(f"dialogue:{name}", args=[paper.dialogue.number, paper.pk, *more])


def bring(client: Client, paper: Paper, content: bytes = PDF, language: str = "en") -> int:
    file = SimpleUploadedFile("ours.pdf", content)
    return client.post(at("bring-paper", paper), {language: file}).status_code


def about(**fields: object) -> dict[str, object]:
    mark = HandlingMarkFactory.create()
    return {"title_en": "On graphite", "original_language": "en", "series": "document", "mark": mark.pk, **fields}


def test_a_ministry_registers_a_paper_of_its_own_whatever_it_sends_along(dialogue: Dialogue, ours: Participant) -> None:
    client, other = signed_in(Role.EDITOR, ours), ParticipantFactory.create()
    answer = client.post(reverse("dialogue:new-paper", args=[9003]), about(expected_from=other.pk))
    paper = Paper.objects.get()
    assert answer["Location"] == paper.get_absolute_url()
    assert (paper.expected_from, paper.symbol) == (ours, "JCBD/9003/2")


def test_what_the_secretariat_expects_of_a_ministry_stands_under_what_that_owes(
    dialogue: Dialogue, ours: Participant
) -> None:
    sent = about(expected_from=ours.pk, due_on="2027-01-12")
    assert signed_in(Role.SECRETARIAT).post(reverse("dialogue:new-paper", args=[9003]), sent).status_code == 302
    page = signed_in(Role.READER, ours).get(reverse("dialogue:papers", args=[9003])).text
    assert "Outstanding papers of your ministry" in page
    assert "12 January 2027" in page
    others = signed_in(Role.READER).get(reverse("dialogue:papers", args=[9003])).text
    assert "Outstanding papers of your ministry" not in others
    assert "On graphite" in signed_in(Role.READER).get("/dialogues/9003/").text


def test_the_secretariat_gives_no_ministry_s_paper_a_mark_that_hides_it_from_itself(
    dialogue: Dialogue, ours: Participant
) -> None:
    narrow = HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT)
    sent = about(expected_from=ours.pk, mark=narrow.pk)
    answer = signed_in(Role.SECRETARIAT).post(reverse("dialogue:new-paper", args=[9003]), sent)
    assert answer.status_code == 400
    assert "Only that ministry can set it" in answer.text
    assert not Paper.objects.exists()


@pytest.mark.parametrize("wrong", [{"item_key": ""}, {"title_en": ""}, {"mark": ""}])
def test_what_is_missing_is_told_and_nothing_is_registered(dialogue: Dialogue, wrong: dict[str, str]) -> None:
    client = signed_in(Role.SECRETARIAT)
    sent = about(for_invitees="on", item_key="opening") | wrong
    answer = client.post(reverse("dialogue:new-paper", args=[9003]), sent)
    assert answer.status_code == 400
    assert "There is a problem" in answer.text
    assert not Paper.objects.exists()


def test_the_own_ministry_and_the_secretariat_bring_it_and_others_read_it(ours: Participant) -> None:
    paper = PaperFactory.create(expected_from=ours)
    assert bring(signed_in(Role.EDITOR, ours), paper) == 302
    assert bring(signed_in(Role.SECRETARIAT), paper, DOCX, "ja") == 302
    reader = signed_in(Role.READER)
    page = reader.get(paper.get_absolute_url())
    assert "Upload paper" not in page.text
    file = reader.get(at("paper-file", paper, "ja"))
    assert file.content == DOCX
    assert file["Content-Type"].startswith("application/vnd.openxmlformats")
    assert file["X-Content-Type-Options"] == "nosniff"
    symbol = paper.symbol.replace("/", "-")
    assert file["Content-Disposition"] == f'attachment; filename="{symbol}.participants.ja.docx"'
    assert reader.get(at("paper-file", paper, "fr")).status_code == 404


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.CONTACT_OFFICER])
def test_nobody_else_brings_or_changes_it(role: Role) -> None:
    paper = PaperFactory.create()
    client = signed_in(role)
    assert bring(client, paper) == 403
    assert client.get(at("edit-paper", paper)).status_code == 403
    assert not paper.files.exists()


def test_an_earlier_version_stays_under_its_own_symbol(ours: Participant) -> None:
    paper = PaperFactory.create(expected_from=ours)
    client = signed_in(Role.EDITOR, ours)
    for content in (PDF, DOCX):
        bring(client, paper, content)
    assert client.get(at("paper-file", paper, "en")).content == DOCX
    assert "-Rev1." in client.get(at("paper-file", paper, "en"))["Content-Disposition"]
    assert client.get(at("paper-version", paper, 0, "en")).content == PDF
    assert "-Rev1." not in client.get(at("paper-version", paper, 0, "en"))["Content-Disposition"]


def test_a_file_that_is_no_paper_is_refused_in_words(ours: Participant) -> None:
    paper = PaperFactory.create(expected_from=ours)
    client = signed_in(Role.EDITOR, ours)
    answer = client.post(at("bring-paper", paper), {"en": SimpleUploadedFile("ours.pdf", b"<html>")})
    assert answer.status_code == 400
    assert "“ours.pdf” is not a PDF or a Word document" in answer.text


@pytest.mark.parametrize(
    ("scanner", "state", "given"),
    [
        ("clamd://127.0.0.1:9", ScanState.WAITING, False),
        ("clamd://127.0.0.1:9", ScanState.REFUSED, False),
        ("clamd://127.0.0.1:9", ScanState.CLEAN, True),
        ("", ScanState.REFUSED, False),
        ("", ScanState.WAITING, True),
    ],
)
def test_what_the_scanner_has_not_found_clean_is_given_out_by_no_page_and_in_no_pack(
    ours: Participant, settings: Any, scanner: str, state: ScanState, given: bool
) -> None:
    paper = PaperFactory.create(expected_from=ours)
    client = signed_in(Role.EDITOR, ours)
    bring(client, paper)
    brought = PaperFile.objects.get()
    settings.SCANNER = scanner
    paper_scans.scan_adapter.settle(brought.pk, state, "")
    for page in (at("paper-file", paper, "en"), at("paper-version", paper, 0, "en")):
        answer = client.get(page)
        assert (answer.status_code, answer.content == PDF) == ((200, True) if given else (404, False))
    # Nothing leads to a file that is not there for its reader; the page says how far the scanner is.
    addresses = (reverse("dialogue:papers", args=[paper.dialogue.number]), at("paper", paper))
    pages = [client.get(address).text for address in addresses]
    leads = [at("paper-file", paper, "en") in pages[0], at("paper-version", paper, 0, "en") in pages[1]]
    assert leads == [given, given]
    if scanner and state is ScanState.WAITING:
        assert all("Virus scan pending" in page for page in pages)
    packed = [each.content for each in documents._papers(paper.dialogue)]
    assert packed == ([PDF] if given else [])
    # The API tells how it stands, and has the bytes nowhere.
    told = client_of(UserFactory.create(role=Role.PARTNER, participant=ours)).get(f"/api/v1/paper-files/{brought.pk}/")
    assert told.json()["scan_state"] == state
    assert not {"content", "file"} & set(told.json())


@pytest.mark.parametrize(
    ("audience", "own", "others"),
    [
        (Audience.OWN_PARTICIPANT, {Role.READER, Role.EDITOR, Role.CONTACT_OFFICER}, set()),
        (Audience.NAMED, {Role.CONTACT_OFFICER}, set()),
        (Audience.PUBLIC, {Role.READER, Role.EDITOR, Role.CONTACT_OFFICER}, {Role.READER, Role.SECRETARIAT}),
    ],
)
def test_what_a_mark_hides_is_not_there(
    ours: Participant, audience: Audience, own: set[Role], others: set[Role]
) -> None:
    paper = PaperFactory.create(
        expected_from=ours, title_en="Hidden title", mark=HandlingMarkFactory.create(audience=audience)
    )
    bring(signed_in(Role.CONTACT_OFFICER, ours), paper)
    pages = (paper.get_absolute_url(), at("paper-file", paper, "en"), at("paper-version", paper, 0, "en"))
    seen: list[tuple[Role, Participant | None, set[Role]]]
    seen = [(role, ours, own) for role in (Role.READER, Role.EDITOR, Role.CONTACT_OFFICER)]
    seen += [(role, None, others) for role in (Role.READER, Role.SECRETARIAT, Role.ADMINISTRATOR)]
    for role, ministry, may in seen:
        client = signed_in(role, ministry)
        found = {client.get(each).status_code for each in pages}
        assert found == ({200} if role in may else {404}), role
        if role is not Role.ADMINISTRATOR:
            listed = client.get(reverse("dialogue:papers", args=[paper.dialogue.number])).text
            assert ("Hidden title" in listed) is (role in may), role


def test_an_editor_is_not_offered_the_mark_that_would_hide_the_paper_from_itself(
    dialogue: Dialogue, ours: Participant
) -> None:
    mark = HandlingMarkFactory.create(audience=Audience.NAMED)
    option = f'<option value="{mark.pk}">'
    url = reverse("dialogue:new-paper", args=[9003])
    assert option not in signed_in(Role.EDITOR, ours).get(url).text
    assert option in signed_in(Role.CONTACT_OFFICER, ours).get(url).text


def test_a_change_of_the_title_keeps_the_symbol_and_lowering_the_mark_asks_why(ours: Participant) -> None:
    paper = PaperFactory.create(expected_from=ours)
    client, public = signed_in(Role.EDITOR, ours), HandlingMarkFactory.create(audience=Audience.PUBLIC)
    symbol = paper.symbol
    sent = about(title_en="On natural graphite", series="room")
    assert client.post(at("edit-paper", paper), sent).status_code == 302
    paper.refresh_from_db()
    assert (paper.title_en, paper.symbol) == ("On natural graphite", symbol)
    answer = client.post(at("edit-paper", paper), sent | {"mark": public.pk})
    assert answer.status_code == 400
    assert "Enter a reason to lower the handling mark" in answer.text
    assert client.post(at("edit-paper", paper), sent | {"mark": public.pk, "reason": "Published."}).status_code == 302


def test_a_paper_for_the_invitees_can_wait_for_them(dialogue: Dialogue, ours: Participant) -> None:
    client = signed_in(Role.EDITOR, ours)
    sent = about(item_key="stakeholders", for_invitees="on")
    assert client.post(reverse("dialogue:new-paper", args=[9003]), sent).status_code == 302
    page = client.get(Paper.objects.get().get_absolute_url()).text
    assert "Visible to invitees for its item" in page
    assert "Exchange with invited stakeholders" in page


def test_a_cancelled_dialogue_offers_no_form(ours: Participant) -> None:
    paper = PaperFactory.create(expected_from=ours)
    Dialogue.objects.update(status=DialogueStatus.CANCELLED)
    client = signed_in(Role.EDITOR, ours)
    assert "Upload paper" not in client.get(paper.get_absolute_url()).text
    assert bring(client, paper) == 400


def test_the_page_of_a_received_paper_offers_its_cover_sheet(ours: Participant) -> None:
    paper = PaperFactory.create(expected_from=ours)
    editor = signed_in(Role.EDITOR, ours)
    assert "Cover sheet" not in editor.get(paper.get_absolute_url()).text
    assert editor.get(at("paper-cover", paper, "pdf")).status_code == 404
    bring(editor, paper)
    reader = signed_in(Role.READER)
    assert at("paper-cover", paper, "pdf") in reader.get(paper.get_absolute_url()).text
    file = reader.get(at("paper-cover", paper, "pdf"))
    assert file.content.startswith(b"%PDF")
    symbol = paper.symbol.replace("/", "-")
    assert file["Content-Disposition"] == f'attachment; filename="{symbol}.cover-sheets.en.pdf"'
    assert reader.get(at("paper-cover", paper, "docx")).content.startswith(b"PK")
    assert reader.get(at("paper-cover", paper, "html")).status_code == 404


def test_a_paper_of_one_ministry_has_no_cover_sheet(ours: Participant) -> None:
    paper = PaperFactory.create(expected_from=ours, mark=HandlingMarkFactory.create(audience=Audience.OWN_PARTICIPANT))
    editor = signed_in(Role.EDITOR, ours)
    bring(editor, paper)
    assert "Cover sheet" not in editor.get(paper.get_absolute_url()).text
    assert editor.get(at("paper-cover", paper, "pdf")).status_code == 404
