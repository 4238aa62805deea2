"""Every document of a Dialogue, made through the one door from the real MOC and a fictitious register."""

import hashlib
import re
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx.text.paragraph import Paragraph

from commitments.enums import ActivityState, CommitmentState
from contacts.enums import Audience, Role
from contacts.models import Participant
from dialogue.documents.formats import GeneratedFile
from dialogue.enums import DialogueStatus, DocumentKind, InviteeState, RecordStatus
from dialogue.models import Agenda, Dialogue, Invitee, Record
from dialogue.rules.agenda.items import number_of
from dialogue.services import agenda_items, files
from dialogue.services.agendas import save_draft
from dialogue.services.documents import FORMS, make
from dialogue.services.issuing import adopt, issue
from dialogue.services.records import correct
from tests.factories import pack, records, register
from tests.factories.commitments import ActivityFactory, CommitmentAreaFactory, StateChangeFactory
from tests.factories.contacts import UserFactory
from tests.factories.dialogue import InviteeFactory, SpeakerFactory
from tests.factories.pack import AS_OF, OPEN_ITEM, Prepared
from tests.factories.records import paragraph

pytestmark = pytest.mark.django_db

LANGUAGES = ("en", "fr", "ja")
ALL = [(kind, form) for kind, forms in FORMS.items() for form in forms]


@pytest.fixture
def prepared() -> Prepared:
    return pack.prepared()


def text(made: GeneratedFile) -> str:
    """What a DOCX says, paragraph by paragraph and cell by cell."""
    document = docx.Document(BytesIO(made.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells]).replace("\u2060", "")


def style(paragraph: Paragraph) -> str:
    assert paragraph.style is not None
    return str(paragraph.style.name)


def pages(made: GeneratedFile) -> int:
    return len(pypdf.PdfReader(BytesIO(made.content)).pages)


def opened(made: GeneratedFile) -> Any:
    return openpyxl.load_workbook(BytesIO(made.content)).active


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_kind_is_made_in_each_of_its_forms_under_a_name_of_its_own(
    prepared: Prepared, kind: DocumentKind
) -> None:
    for form in FORMS[kind]:
        made = prepared.make(kind, form)
        assert made.content
        assert made.media_type
        assert made.name.endswith(f".en.{form}")
        assert "/" not in made.name


def test_the_same_inputs_give_the_same_bytes(prepared: Prepared) -> None:
    for kind, form in ALL:
        assert prepared.make(kind, form, "ja") == prepared.make(kind, form, "ja"), (kind, form)


def test_a_form_that_a_kind_is_not_made_in_is_refused(prepared: Prepared) -> None:
    with pytest.raises(ValueError, match="not made as"):
        prepared.make(DocumentKind.FOLLOW_UP, "pdf")


def test_a_brief_without_a_participant_is_refused(prepared: Prepared) -> None:
    with pytest.raises(ValueError, match="Choose the Participant"):
        prepared.make(DocumentKind.BRIEF, "docx", for_participant=None)


@pytest.mark.parametrize("invitee", [None, "of another Dialogue"])
def test_a_version_for_nobody_who_is_invited_is_refused(prepared: Prepared, invitee: str | None) -> None:
    other = InviteeFactory.create(dialogue=Dialogue.objects.get(number=2), stakeholder=prepared.invitee.stakeholder)
    with pytest.raises(ValueError, match="invited to this Dialogue"):
        prepared.make(DocumentKind.INVITEES, "docx", invitee=other if invitee else None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_one_page_is_one_page_however_many_items_there_are(prepared: Prepared, language: str) -> None:
    secretariat = UserFactory.create(role=Role.SECRETARIAT, participant=None)
    draft = save_draft(dialogue=prepared.dialogue, as_of=AS_OF, by=secretariat)
    assert pages(prepared.make(DocumentKind.ONE_PAGE, "pdf", language, edited=True)) == 1
    for number in range(18):
        title = f"A fictitious item {number} with a title that is long enough to fill a line and a half of the page"
        agenda_items.add(agenda=draft, by=secretariat, title_en=title, minutes=5)
    made = prepared.make(DocumentKind.ONE_PAGE, "pdf", language, edited=True)
    assert pages(made) == 1
    written = pypdf.PdfReader(BytesIO(made.content)).pages[0].extract_text()
    assert "fictitious item 17" in " ".join(written.split())


@pytest.fixture
def issued(prepared: Prepared) -> Agenda:
    """The agenda of the Dialogue, issued with an opening that a person named."""
    secretariat = UserFactory.create(role=Role.SECRETARIAT, participant=None)
    draft = save_draft(dialogue=prepared.dialogue, as_of=AS_OF, by=secretariat)
    opening = draft.items.get(key="opening")
    opening.title_en = opening.title_fr = opening.title_ja = "Opening as issued"
    agenda_items.edit(item=opening, by=secretariat, changed=["title_en", "title_fr", "title_ja"])
    return issue(agenda=draft, by=secretariat, at=AS_OF, on=AS_OF.date(), not_ready_reason="Not known yet.")


def test_beside_an_issued_agenda_documents_keep_its_symbol_numbers_and_titles(
    prepared: Prepared, issued: Agenda
) -> None:
    # What comes to the register later is no item until the next issue.
    CommitmentAreaFactory.create(
        commitment=pack.commitment("Later one", "METI", Audience.PARTICIPANTS, since=AS_OF.date()),
        area=prepared.dialogue.instrument.areas.get(code="2(c)(vi)"),
    )
    written = text(prepared.make(DocumentKind.ONE_PAGE, "docx"))
    assert "Opening as issued" in written
    assert issued.symbol in written
    assert "Agenda issued on 24 November 2026" in written
    assert "DRAFT" not in written
    numbers = [number_of(item.number, item.bis, item.letter) for item in issued.items.order_by("order")]
    script = docx.Document(BytesIO(prepared.make(DocumentKind.SCRIPT, "docx").content))
    headed = [each.text.split(" ")[0] for each in script.paragraphs if style(each) in {"Heading 2", "Heading 3"}]
    assert [number.rstrip(".") for number in headed] == numbers


def test_the_one_page_of_an_agenda_that_was_adopted_says_so(prepared: Prepared, issued: Agenda) -> None:
    adopt(agenda=issued, by=issued.saved_by, on=date(2027, 2, 9), at=AS_OF)
    written = text(prepared.make(DocumentKind.ONE_PAGE, "docx"))
    assert "Agenda adopted on 9 February 2027" in written
    assert "rovisional" not in written


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


def test_before_anything_is_written_the_record_has_headings_and_no_bare_numbers(prepared: Prepared) -> None:
    document = docx.Document(BytesIO(prepared.make(DocumentKind.RECORD, "docx").content))
    assert not [each.text for each in document.paragraphs if style(each) == "Numbered Text"]
    headings = [each.text for each in document.paragraphs if style(each).startswith("Heading")]
    assert headings[1] == "1. Opening"


@pytest.mark.parametrize(
    ("status", "edited", "shown"),
    [(RecordStatus.DRAFT, False, False), (RecordStatus.DRAFT, True, True), (RecordStatus.CLEARING, False, True)],
)
def test_a_record_is_read_by_others_once_it_is_open_for_clearance(
    prepared: Prepared, status: RecordStatus, edited: bool, shown: bool
) -> None:
    record = Record.objects.create(dialogue=prepared.dialogue)
    paragraph(record, 1, number="1", text="Preamble of the record.", item_key="")
    paragraph(record, 2, number="2", text="The first words.", item_key="opening")
    Record.objects.filter(pk=record.pk).update(status=status)
    written = text(prepared.make(DocumentKind.RECORD, "docx", edited=edited))
    assert ("The first words." in written) == ("Preamble of the record." in written) == shown


def test_a_record_cites_its_paragraphs_as_the_portal_does_and_has_its_corrigenda() -> None:
    held = records.adopted()
    correct(
        paragraph=held.paragraphs[1],
        texts={"en": "Corrected."},
        original="en",
        reason="A slip.",
        by=held.secretariat,
        on=date(2026, 12, 20),
        at=AS_OF + timedelta(days=26),
    )
    made = make(kind=DocumentKind.RECORD, dialogue=held.dialogue, form="docx", language="en", as_of=AS_OF)
    written = text(made)
    for present in (f"{number}\t{words}" for number, words in zip(("1", "2", "3"), records.WORDS, strict=True)):
        assert present in written
    for present in ("Adopted on", "Corrigenda", "Corrected.", "A slip."):
        assert present in written


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


def test_the_annual_report_begins_with_the_objective_and_counts_the_year(prepared: Prepared) -> None:
    new = pack.commitment("New one", "METI", Audience.PARTICIPANTS)
    done = pack.commitment("Done one", "METI", Audience.PARTICIPANTS, state=CommitmentState.COMPLETED)
    StateChangeFactory.create(commitment=done, after=CommitmentState.COMPLETED, on=date(2026, 6, 1))
    left = pack.commitment(
        "Left one", "GAC", Audience.PARTICIPANTS, state=CommitmentState.NOT_PURSUED, state_reason="Overtaken."
    )
    StateChangeFactory.create(
        commitment=left, after=CommitmentState.NOT_PURSUED, on=date(2026, 6, 1), reason="Overtaken."
    )
    before = pack.commitment(
        "Old one", "GAC", Audience.PARTICIPANTS, since=date(2025, 1, 1), state=CommitmentState.COMPLETED
    )
    StateChangeFactory.create(commitment=before, after=CommitmentState.COMPLETED, on=date(2025, 6, 1))
    held = ActivityFactory.create(
        instrument=prepared.dialogue.instrument,
        form=prepared.dialogue.instrument.forms.first(),
        organizer=None,
        title_en="Workshop of the year",
        state=ActivityState.HELD,
        starts_on=date(2026, 5, 1),
    )
    held.commitments.add(new)
    written = text(prepared.make(DocumentKind.ANNUAL_REPORT, "docx"))
    assert "The intended purpose of this Memorandum of Cooperation" in written
    assert written.index("Objective") < written.index("Status")
    assert "From the Dialogue before, 26 August 2025, to 24 November 2026" in written
    for present in (new.reference, done.reference, left.reference, "Overtaken.", "Workshop of the year"):
        assert present in written
    assert before.reference not in written
    assert "1 commitment completed, 1 commitment not pursued" in written
    # New, completed, not pursued, and the activity are all in the first area; each is named there once.
    area = written.partition("Support for critical minerals (2(c)(i))")[2].partition("Results")[0]
    for present in ("Completed: Done one.", "Not pursued: Left one.", "Workshop of the year."):
        assert present in area


def test_the_year_of_a_dialogue_that_was_held_ends_with_it(prepared: Prepared) -> None:
    Dialogue.objects.filter(pk=prepared.dialogue.pk).update(status=DialogueStatus.HELD, held_on=date(2026, 11, 1))
    prepared.dialogue.refresh_from_db()
    written = text(prepared.make(DocumentKind.ANNUAL_REPORT, "docx"))
    assert "to 1 November 2026" in written
    assert "held on 1 November 2026" in written


def test_the_follow_up_sheet_has_days_as_days_and_formulas_as_text(prepared: Prepared) -> None:
    made = pack.commitment('=HYPERLINK("http://example.invalid","x")', "METI", Audience.PARTICIPANTS)
    page = opened(prepared.make(DocumentKind.FOLLOW_UP, "xlsx"))
    head = [cell.value for cell in page[1]]
    row = next(row for row in page.iter_rows(min_row=2) if row[0].value == made.reference)
    title, due, late = (row[head.index(name)] for name in ("Action", "Due", "Days overdue"))
    assert (title.value, title.data_type, title.quotePrefix) == (made.title_en, "s", True)
    assert due.is_date
    assert due.value.date() == made.due_on
    assert late.value == 54


def test_a_pack_lists_all_that_is_in_it_with_checksums(prepared: Prepared) -> None:
    pack.paper(prepared.dialogue, "Shared paper", Audience.PARTICIPANTS, content=b"%PDF shared", number=2)
    steps: list[tuple[int, int]] = []
    made = prepared.make(DocumentKind.PACK, "zip", progress=lambda done, of: steps.append((done, of)))
    with ZipFile(BytesIO(made.content)) as file:
        names = file.namelist()
        told = file.read("README.txt").decode()
        for name in names[1:]:
            assert f"{hashlib.sha256(file.read(name)).hexdigest()}  {name}" in told
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names == [
        "README.txt",
        "JCBD-3-1.en.docx",
        "JCBD-3-1.en.pdf",
        "JCBD-3-1.one-page.en.pdf",
        "JCBD-3-LOP.participants.en.pdf",
        "JCBD-3-FU.follow-up.en.xlsx",
        "dialogue-3.en.ics",
        "papers/JCBD-3-2.cover-sheets.en.pdf",
        f"papers/JCBD-3-2.{register.mark(Audience.PARTICIPANTS).code}.en.pdf",
    ]
    assert "not legally binding" in told
    assert steps[-1] == (len(steps), len(steps))


def test_the_last_revision_is_made_with_its_changes_tracked(prepared: Prepared, issued: Agenda) -> None:
    def marked() -> tuple[str, str]:
        with ZipFile(BytesIO(prepared.make(DocumentKind.REDLINE, "docx").content)) as file:
            document = file.read("word/document.xml").decode()
        parts = (re.findall(rf"<w:{kind} .*?</w:{kind}>", document) for kind in ("del", "ins"))
        deleted, inserted = (re.sub(r"<[^>]+>", "", "".join(part)) for part in parts)
        return deleted, inserted

    assert marked() == ("", "")
    assert issued.saved_by is not None
    draft = save_draft(dialogue=prepared.dialogue, as_of=AS_OF, by=issued.saved_by)
    opening = draft.items.get(key="opening")
    opening.title_en = "Opening as revised"
    agenda_items.edit(item=opening, by=issued.saved_by, changed=["title_en"])
    at = AS_OF + timedelta(days=1)
    issue(agenda=draft, by=issued.saved_by, at=at, on=at.date(), not_ready_reason="Not known yet.")
    deleted, inserted = marked()
    assert "issued" in deleted
    assert "revised" in inserted


def test_a_pack_in_three_languages_has_each_document_in_each_and_each_paper_once(prepared: Prepared) -> None:
    pack.paper(prepared.dialogue, "Shared paper", Audience.PARTICIPANTS, content=b"%PDF shared", number=2)
    with ZipFile(BytesIO(prepared.make(DocumentKind.FULL_PACK, "zip", "fr").content)) as file:
        names = file.namelist()
        told = file.read("README.txt").decode()
    for language in LANGUAGES:
        with ZipFile(BytesIO(prepared.make(DocumentKind.PACK, "zip", language).content)) as file:
            assert set(file.namelist()) <= set(names)
    assert len(names) == len(set(names))
    assert "n’est pas juridiquement contraignant" in told.replace("'", "’")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cover_sheet_states_symbol_item_purpose_origin_mark_and_language(prepared: Prepared, language: str) -> None:
    meti = Participant.objects.get(code="METI")
    pack.paper(prepared.dialogue, "A paper", Audience.PARTICIPANTS, content=b"%PDF", number=2, expected_from=meti)
    pack.paper(prepared.dialogue, "Hidden", Audience.OWN_PARTICIPANT, content=b"%PDF", number=3, expected_from=meti)
    with ZipFile(BytesIO(prepared.make(DocumentKind.COVER_SHEETS, "zip", language).content)) as file:
        (name,) = [name for name in file.namelist() if name.endswith("docx")]
        written = text(GeneratedFile(name, "", file.read(name)))
    mark = register.mark(Audience.PARTICIPANTS).name.reading(language).text
    for present in ("JCBD/3/2", "A paper", meti.applied_title.reading(language).text, mark, "5(b)"):
        assert present in written


@pytest.mark.parametrize("is_issued", [False, True])
def test_the_agenda_in_three_languages_has_a_column_for_each(
    request: pytest.FixtureRequest, prepared: Prepared, is_issued: bool
) -> None:
    if is_issued:
        request.getfixturevalue("issued")
    document = docx.Document(BytesIO(prepared.make(DocumentKind.TRILINGUAL, "docx", "ja").content))
    (table,) = [each for each in document.tables if len(each.columns) == 5]
    assert [cell.text for cell in table.rows[0].cells][1:4] == ["English", "Français", "日本語"]
    said = {tuple(cell.text for cell in row.cells)[1:4] for row in table.rows}
    assert ("Organizational matters", "Questions d’organisation", "議事運営") in {
        tuple(each.replace("'", "’") for each in row) for row in said
    }
    assert ("Opening as issued",) * 3 in said or not is_issued


def test_a_pack_has_the_files_that_were_issued_and_not_others_made_later(prepared: Prepared, issued: Agenda) -> None:
    pack.commitment("Later one", "METI", Audience.PARTICIPANTS)
    with ZipFile(BytesIO(prepared.make(DocumentKind.PACK, "zip").content)) as file:
        for kept in issued.documents.filter(language="en", form__in=("docx", "pdf")):
            assert file.read(kept.name) == files.read(kept.file)


def test_before_a_time_is_set_a_pack_has_no_calendar(prepared: Prepared) -> None:
    Dialogue.objects.filter(pk=prepared.dialogue.pk).update(local_start=None)
    prepared.dialogue.refresh_from_db()
    with ZipFile(BytesIO(prepared.make(DocumentKind.PACK, "zip").content)) as file:
        assert not [name for name in file.namelist() if name.endswith(".ics")]


def test_every_document_can_be_made_of_a_dialogue_of_which_nothing_is_known(prepared: Prepared) -> None:
    bare = Dialogue.objects.create(instrument=prepared.dialogue.instrument, number=9, mark=prepared.dialogue.mark)
    for kind, forms in FORMS.items():
        if kind is not DocumentKind.INVITEES:
            assert make(
                kind=kind, dialogue=bare, form=forms[0], language="fr", as_of=AS_OF, for_participant=prepared.own
            ).content


@pytest.mark.parametrize(
    "kind", [DocumentKind.BRIEF, DocumentKind.ANNUAL_REPORT, DocumentKind.INVITEES, DocumentKind.PACK]
)
def test_the_number_of_statements_does_not_depend_on_the_number_of_rows(prepared: Prepared, kind: DocumentKind) -> None:
    def add(number: int) -> None:
        pack.commitment("Led by us", "NRCAN", Audience.OWN_PARTICIPANT)
        done = pack.commitment("Done", "METI", Audience.PARTICIPANTS, state=CommitmentState.COMPLETED)
        StateChangeFactory.create(commitment=done, after=CommitmentState.COMPLETED, on=date(2026, 6, 1))
        pack.paper(prepared.dialogue, "Open", Audience.PARTICIPANTS, content=b"%PDF", number=number, for_invitees=True)

    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            prepared.make(kind, FORMS[kind][0])
        return len(captured)

    add(2)
    one = statements()
    add(3)
    add(4)
    assert statements() == one
