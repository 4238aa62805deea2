"""The script of the co-chairs, briefs, versions for invitees and the list of participants."""

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pypdf
import pytest

from contacts.enums import Audience, Role
from contacts.models import Participant
from dialogue.documents.formats import GeneratedFile
from dialogue.enums import DocumentKind, InviteeState
from dialogue.models import Invitee
from dialogue.services import agenda_items
from dialogue.services.agendas import save_draft
from tests.dialogue.documents.file_text import text
from tests.factories import pack, register
from tests.factories.contacts import UserFactory
from tests.factories.dialogue import SpeakerFactory
from tests.factories.pack import AS_OF, OPEN_ITEM, Prepared

pytestmark = pytest.mark.django_db

LANGUAGES = ("en", "fr", "ja")


def pages(made: GeneratedFile) -> int:
    return len(pypdf.PdfReader(BytesIO(made.content)).pages)


def test_an_invitee_reads_its_items_under_the_title_that_they_stand_under(prepared: Prepared) -> None:
    pack.paper(prepared.dialogue, "Open paper", Audience.PARTICIPANTS, content=b"%PDF", number=2, for_invitees=True)
    written = text(prepared.make(DocumentKind.INVITEES, "docx"))
    assert "Areas of cooperation" in written
    assert "Support for investment and projects in Canada" in written
    assert "Open paper (English)" in written
    assert prepared.invitee.stakeholder.name in written
    for absent in ("Opening", "Follow-up", "renewable energy", "overdue", "MOC-2026", "Participants only"):
        assert absent not in written


def test_an_invitee_that_does_not_come_reads_no_items(prepared: Prepared) -> None:
    Invitee.objects.filter(pk=prepared.invitee.pk).update(state=InviteeState.DECLINED)
    prepared.invitee.refresh_from_db()
    assert "investment" not in text(prepared.make(DocumentKind.INVITEES, "docx"))


def test_a_brief_has_the_own_notes_commitments_and_actions_and_the_own_mark(prepared: Prepared) -> None:
    pack.note(prepared.dialogue, "NRCAN", "Press for a date.\n\nDo not raise prices.")
    led = pack.commitment("Led by us", "NRCAN", Audience.PARTICIPANTS)
    alone = pack.commitment("Seen by us alone", "NRCAN", Audience.OWN_PARTICIPANT)
    other = pack.commitment("Led by another", "METI", Audience.PARTICIPANTS)
    made = prepared.make(DocumentKind.BRIEF, "docx")
    assert made.name == f"JCBD-3-BRIEF-NRCAN.{register.mark(Audience.OWN_PARTICIPANT).code}.brief.en.docx"
    written = text(made)
    for present in ("Press for a date.", "Do not raise prices.", led.reference, alone.reference, "We alone"):
        assert present in written
    assert other.reference not in written
    assert (
        register.mark(Audience.OWN_PARTICIPANT).name_en
        in pypdf.PdfReader(BytesIO(prepared.make(DocumentKind.BRIEF, "pdf").content)).pages[0].extract_text()
    )


@pytest.mark.parametrize(
    ("language", "opening", "decided"),
    [
        ("en", "I open the Third Japan-Canada Dialogue on Battery Supply Chains.", "I see none. It is so decided."),
        ("fr", "Je déclare ouvert le troisième", "Je n’en vois aucune. Il en est ainsi décidé."),
        ("ja", "対話を開会いたします。", "御異議がないようですので、そのように決定いたします。"),
    ],
)
def test_the_script_is_read_aloud_in_each_language(
    prepared: Prepared, language: str, opening: str, decided: str
) -> None:
    SpeakerFactory.create(
        dialogue=prepared.dialogue, item_key=OPEN_ITEM, participant=Participant.objects.get(code="MOFA")
    )
    made = prepared.make(DocumentKind.SCRIPT, "docx", language)
    written = text(made)
    mofa = Participant.objects.get(code="MOFA").applied_title.reading(language).text
    for present in (opening, decided, f": {mofa}." if language == "en" else mofa):
        assert present in written
    # What is said aloud names ministries in full, items without the codes of their areas, and the co-chair who speaks.
    spoken = [
        line
        for table in docx.Document(BytesIO(made.content)).tables
        for row in table.rows
        if re.search(r"^Co-chair for |^Coprésidence \(|側議長$", row.cells[0].text)
        for line in row.cells[-1].text.split("\n")
        if not line.startswith(("[", "〔"))
    ]
    assert len(spoken) > 20
    assert not [line for line in spoken if re.search(r"METI|MOFA|ISED|NRCan|RNCan|GAC|AMC|2\(c\)\(", line)]
    if language == "ja":
        assert [line for line in spoken if re.search("(である|移る|する)。$", line)] == []


@pytest.mark.parametrize(("lead", "side"), [("GAC", "Japan"), ("METI", "Canada"), (None, "Canada")])
def test_a_co_chair_does_not_preside_over_an_item_that_its_ministry_leads(
    prepared: Prepared, lead: str | None, side: str
) -> None:
    secretariat = UserFactory.create(role=Role.SECRETARIAT, participant=None)
    draft = save_draft(dialogue=prepared.dialogue, as_of=AS_OF, by=secretariat)
    led = Participant.objects.filter(code=lead).first()
    agenda_items.add(agenda=draft, by=secretariat, title_en="Workshop", lead=led, presenter="KARINO Yuki", minutes=5)
    document = docx.Document(BytesIO(prepared.make(DocumentKind.SCRIPT, "docx", edited=True).content))
    rows = [row for table in document.tables for row in table.rows if ": Workshop." in row.cells[-1].text]
    assert [row.cells[0].text for row in rows] == [f"Co-chair for {side}"]
    assert "The floor is yours, KARINO Yuki." in rows[0].cells[-1].text


def test_the_script_shows_the_time_of_each_item_in_both_capitals(prepared: Prepared) -> None:
    written = text(prepared.make(DocumentKind.SCRIPT, "docx"))
    assert "Ottawa: 09:00 to 09:05, Tuesday 9 February 2027" in written
    assert "Tokyo: 23:00 to 23:05, Tuesday 9 February 2027" in written


def test_the_list_of_participants_keeps_the_order_of_the_moc_and_invitees_apart(prepared: Prepared) -> None:
    tables = docx.Document(BytesIO(prepared.make(DocumentKind.PARTICIPANTS, "docx").content)).tables
    listed = next(table for table in tables if table.rows[0].cells[0].text == "Name")
    groups = [row.cells[0].text for row in listed.rows[1:] if row.cells[0].text == row.cells[-1].text]
    assert groups == [str(participant.applied_title) for participant in Participant.objects.order_by("order")]
    assert tables[-1].rows[1].cells[0].text == prepared.invitee.stakeholder.name


@pytest.mark.parametrize("kind", [DocumentKind.PARTICIPANTS, DocumentKind.INVITEES])
def test_a_guest_is_named_in_the_guests_own_script_in_japanese(prepared: Prepared, kind: DocumentKind) -> None:
    stakeholder = prepared.invitee.stakeholder
    stakeholder.name, stakeholder.name_ja = "REIDAI Hanako", "例題花子"
    stakeholder.save()
    assert "例題花子" in text(prepared.make(kind, "docx", "ja"))
    written = text(prepared.make(kind, "docx", "fr"))
    assert "REIDAI Hanako" in written
    assert "例題" not in written


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_co_chair_has_a_copy_of_the_script_with_its_own_lines_in_bold(prepared: Prepared, language: str) -> None:
    with ZipFile(BytesIO(prepared.make(DocumentKind.SCRIPT, "zip", language).content)) as held:
        copies = {name.partition("/")[0]: docx.Document(BytesIO(held.read(name))) for name in held.namelist()[::2]}
        assert [name.rpartition(".")[2] for name in held.namelist()] == ["docx", "pdf"] * 2
    whole = text(prepared.make(DocumentKind.SCRIPT, "docx", language))
    bold = {side: spoken(document, strong=True) for side, document in copies.items()}
    assert set(bold) == {"CA", "JP"}
    # The handling mark is in bold in both.
    assert len(bold["CA"] & bold["JP"]) <= 1
    assert len(bold["CA"]) > 5
    assert all(line in whole for lines in bold.values() for line in lines)


def spoken(document: Any, *, strong: bool) -> set[str]:
    """The sentences of the running order that are in bold; the labels of rows are in bold in any copy."""
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells[1:])
    runs = (run for cell in cells for each in cell.paragraphs for run in each.runs)
    return {run.text for run in runs if bool(run.bold) is strong and len(run.text) > 20}
