"""Packs, cover sheets, tracked changes and the agenda in three languages."""

import hashlib
import re
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest

from contacts.enums import Audience
from contacts.models import Participant
from dialogue.documents.formats import GeneratedFile
from dialogue.documents.typography import apostrophes
from dialogue.enums import DocumentKind
from dialogue.models import Agenda, Dialogue
from dialogue.services import agenda_items, files
from dialogue.services.agendas import save_draft
from dialogue.services.issuing import issue
from tests.dialogue.documents.file_text import text
from tests.factories import pack, register
from tests.factories.pack import AS_OF, Prepared

pytestmark = pytest.mark.django_db

LANGUAGES = ("en", "fr", "ja")


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
    reasons = {"not_ready_reason": "Not known yet.", "translations_reason": "Not known yet."}
    issue(agenda=draft, by=issued.saved_by, at=at, on=at.date(), **reasons)
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
    for present in ("JCBD/3/2", "A paper", apostrophes(meti.applied_title.reading(language).text), mark, "5(b)"):
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
