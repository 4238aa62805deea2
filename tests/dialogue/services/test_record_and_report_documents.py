"""The record of discussion, the annual report and the follow-up matrix as documents."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import docx
import openpyxl
import pytest
from docx.text.paragraph import Paragraph

from commitments.enums import ActivityState, CommitmentState
from contacts.enums import Audience
from dialogue.documents.formats import GeneratedFile
from dialogue.enums import DialogueStatus, DocumentKind, RecordStatus
from dialogue.models import Dialogue, Record
from dialogue.services.documents import make
from dialogue.services.records import correct
from tests.dialogue.documents.file_text import text
from tests.factories import pack, records
from tests.factories.commitments import ActivityFactory, StateChangeFactory
from tests.factories.pack import AS_OF, Prepared
from tests.factories.records import paragraph

pytestmark = pytest.mark.django_db


def style(paragraph: Paragraph) -> str:
    assert paragraph.style is not None
    return str(paragraph.style.name)


def opened(made: GeneratedFile) -> Any:
    return openpyxl.load_workbook(BytesIO(made.content)).active


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
    assert "From the previous Dialogue, held on 26 August 2025, to 24 November 2026" in written
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
