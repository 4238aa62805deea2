"""The PDF is read back with tools that know nothing of how it was made."""

import io
import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pdfplumber
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from dialogue.documents import pdf
from dialogue.documents.agenda import AgendaDocument, Fact, RichParagraph, TextRun
from dialogue.documents.pdf.glyphs import shown
from dialogue.documents.typography import apostrophes
from tests.dialogue.documents.pdf_structure import elements, squeezed, tags
from tests.factories.agenda_document import HOSTILE, LANGUAGES, agenda
from tests.random_examples import tries


@pytest.fixture(scope="module", params=LANGUAGES)
def document(request: pytest.FixtureRequest) -> tuple[AgendaDocument, pypdf.PdfReader]:
    tree = agenda(request.param)
    return tree, pypdf.PdfReader(io.BytesIO(pdf.render(tree)))


def pages(file: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(file)) as reader:
        return [squeezed(page.extract_text()) for page in reader.pages]


def test_the_file_says_that_it_is_tagged_and_in_which_language(
    document: tuple[AgendaDocument, pypdf.PdfReader],
) -> None:
    tree, reader = document
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - a PDF object, equal to True and not the same.
    assert root["/Lang"] == f"{tree.language}-{tree.region}"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    metadata = root["/Metadata"].get_object().get_data()
    assert b"pdfuaid:part" in metadata
    assert re.search(rb"pdfaid:part[^0-9]*3", metadata)
    assert re.search(rb"pdfaid:conformance[^A-Z]*A", metadata)


def test_the_properties_name_the_document_and_the_instant_of_reading(
    document: tuple[AgendaDocument, pypdf.PdfReader],
) -> None:
    tree, reader = document
    metadata = reader.metadata
    assert metadata is not None
    joined = "\u3000" if tree.language == "ja" else ", "
    assert metadata.title == tree.masthead.title + joined + tree.masthead.subtitle
    assert metadata.subject == tree.masthead.symbol
    assert metadata.author == tree.author
    assert metadata.creation_date == tree.as_of


def test_headings_lists_and_tables_are_tagged_as_such(document: tuple[AgendaDocument, pypdf.PdfReader]) -> None:
    tree, reader = document
    tables = [table for part in tree.annotations for table in part.tables]
    tables += [table for annex in tree.annexes for table in annex.tables]
    counted = tags(reader)
    assert tree.sheet
    assert counted["/H1"] == 3 + len(tree.annexes)
    assert counted["/H2"] + counted["/H3"] == len(tree.annotations)
    assert counted["/LI"] == len(tree.sheet.points)
    assert counted["/Table"] == len(tables) + 1
    assert counted["/Caption"] == len(tables)


def test_the_first_cell_of_each_row_is_its_header(document: tuple[AgendaDocument, pypdf.PdfReader]) -> None:
    tree, reader = document
    assert tree.sheet
    tables = [tree.sheet.items, *tree.tables]
    scopes = [str(element["/A"][0].get("/Scope")) for element in elements(reader, "/TH")]
    assert scopes.count("/Column") == sum(len(table.columns) for table in tables)
    assert scopes.count("/Row") == sum(len(row) > 1 for table in tables for row in table.rows)


def test_the_decision_sheet_is_the_first_page(
    document: tuple[AgendaDocument, pypdf.PdfReader],
) -> None:
    tree, reader = document
    assert tree.sheet
    page = squeezed(reader.pages[0].extract_text())
    texts = [cell for row in tree.sheet.items.rows for cell in row] + [*tree.sheet.points, tree.sheet.procedure]
    assert all(squeezed(str(text)) in page for text in texts)
    assert squeezed(tree.part_two_title) not in page


def test_every_page_names_the_mark_the_draft_and_its_place_among_all(
    document: tuple[AgendaDocument, pypdf.PdfReader],
) -> None:
    tree, reader = document
    head = tree.masthead
    for number, page in enumerate(reader.pages, start=1):
        text = squeezed(page.extract_text())
        count = head.page_of.replace("{x}", str(number)).replace("{y}", str(len(reader.pages)))
        for words in (head.mark, head.standing, head.non_binding, head.symbol, count):
            assert squeezed(words) in text


def spoken(file: bytes) -> str:
    """What assistive technology reads: the marked content, without the heads and feet of pages, which are artifacts."""
    with pdfplumber.open(io.BytesIO(file)) as reader:
        return squeezed("".join(c["text"] for page in reader.pages for c in page.chars if c["mcid"] is not None))


DRAFT = {"draft_line": "DRAFT, not issued, as of a day", "status": "Draft", "issued": ""}
ISSUED = {"draft_line": "", "status": "Issued", "issued": "Issued on a day"}


@pytest.mark.parametrize(("fields", "words"), [(DRAFT, "DRAFT, not issued"), (ISSUED, "Issued on a day")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_status_mark_and_that_nothing_binds_are_read_aloud_once(
    language: str, fields: dict[str, str], words: str
) -> None:
    tree = agenda(language)
    head = replace(tree.masthead, mark="The mark of this test", non_binding="That nothing binds", **fields)
    said = spoken(pdf.render(replace(tree, masthead=head)))
    for each in (words, head.mark, head.non_binding):
        assert said.count(squeezed(each)) == 1, each
    # The other form of the status would be the same said twice.
    assert said.count("Issued") == (fields is ISSUED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_endless_word_breaks_its_own_cell_and_no_other(language: str) -> None:
    tree = agenda(language)
    (matrix,) = (annex for annex in tree.annexes if annex.letter == "B")
    (table,) = matrix.tables
    first, *others = table.rows
    title = RichParagraph((TextRun(f"A title {'x' * 300}", "en"),))
    longer = replace(table, rows=((*first[:2], title, *first[3:]), *others))
    annexes = tuple(replace(each, tables=(longer,)) if each is matrix else each for each in tree.annexes)

    def words(document: AgendaDocument) -> Counter[str]:
        with pdfplumber.open(io.BytesIO(pdf.render(document))) as reader:
            return Counter(word["text"] for page in reader.pages for word in page.extract_words())

    before, after = words(tree), words(replace(tree, annexes=annexes))
    numbers = [str(row[0]) for row in table.rows]
    assert all(after[number] == before[number] >= 1 for number in numbers)
    assert sum(text.count("x") for text in after.elements() if set(text) <= {"x", "\u200b"}) == 300


def test_no_word_of_the_agenda_is_missing_and_none_lacks_a_glyph(
    document: tuple[AgendaDocument, pypdf.PdfReader],
) -> None:
    tree, reader = document
    text = squeezed("".join(page.extract_text() for page in reader.pages))
    assert "\ufffd" not in text
    for annotation in tree.annotations:
        assert squeezed(str(annotation.heading)) in text
        for fact in annotation.rows:
            assert squeezed(fact.label) in text


def test_all_fonts_are_embedded_and_bold_is_another_face(document: tuple[AgendaDocument, pypdf.PdfReader]) -> None:
    _tree, reader = document
    reader.stream.seek(0)
    with pdfplumber.open(io.BytesIO(reader.stream.read())) as opened:
        characters = opened.pages[0].chars
    title = {each["fontname"] for each in characters if round(each["size"]) in {13, 15}}
    body = {each["fontname"] for each in characters if 8.4 < each["size"] < 8.6}
    assert title
    assert body - title
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_the_head_row_of_a_long_table_is_repeated_on_each_of_its_pages() -> None:
    tree = agenda("en", actions=60)
    matrix = tree.annexes[1].tables[0]
    head = squeezed("".join(column.title for column in matrix.columns))
    across = [page for page in pages(pdf.render(tree)) if "Fictitiousaction" in page]
    assert len(across) > 2
    assert all(head in page for page in across)


def test_annexes_run_on_and_all_pages_are_upright() -> None:
    tree = agenda("en")
    with pdfplumber.open(io.BytesIO(pdf.render(tree))) as reader:
        begun = [
            page.page_number
            for annex in tree.annexes
            for page in reader.pages
            if squeezed(annex.title) in squeezed(page.extract_text())
        ]
        assert len(set(begun)) < len(tree.annexes)
        assert all(page.width < page.height for page in reader.pages)


def test_links_lead_to_their_places_and_those_without_one_are_text() -> None:
    tree = agenda("en")
    assert tree.sheet
    reader = pypdf.PdfReader(io.BytesIO(pdf.render(tree)))
    assert len(reader.pages[0]["/Annots"]) == 12
    alone = pypdf.PdfReader(io.BytesIO(pdf.render(replace(tree, annotations=()))))
    assert "/Annots" not in alone.pages[0]


def test_hostile_text_stays_text() -> None:
    text = squeezed("".join(pages(pdf.render(agenda("en", hostile=True)))))
    for words in HOSTILE[:4]:
        assert squeezed(apostrophes(words)) in text
    assert squeezed("Battery \ufffd and") in text
    assert "SUMMARY:second" in text


def test_a_word_longer_than_its_cell_is_broken_inside_it() -> None:
    file = pdf.render(agenda("en", hostile=True))
    with pdfplumber.open(io.BytesIO(file)) as reader:
        for page in reader.pages:
            right = float(page.width) - 20 / 25.4 * 72
            # The space at which a line is broken hangs beyond its end and shows nothing.
            assert max(each["x1"] for each in page.chars if each["text"].strip()) <= right + 0.5


def test_a_number_of_record_and_a_japanese_date_are_never_broken() -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf.render(agenda("ja"))))
    text = "".join(page.extract_text() for page in reader.pages)
    assert text.count("MOC-2096-014") == text.count("MOC-2096") - 13
    assert len(re.findall("2027年3月31日", text.replace(" ", ""))) == 14


@pytest.mark.parametrize("number", ["MOC-JD-2026-001", "MOC-N-2026-001", "DEMO-2026-001"])
def test_numbers_of_every_record_stay_on_one_line(number: str) -> None:
    tree = agenda("en")
    long = RichParagraph((TextRun(f"of {number}, " * 60, "en"),))
    file = pdf.render(replace(tree, sheet=None, note=(long,), annotations=(), annexes=()))
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(file)).pages)
    assert text.count(number) == 60


def test_the_same_agenda_gives_the_same_bytes_and_another_instant_others() -> None:
    tree = agenda("ja")
    later = replace(tree, as_of=tree.as_of.replace(year=2027))
    assert pdf.render(tree) == pdf.render(agenda("ja"))
    assert pdf.render(tree) != pdf.render(later)


def test_a_paragraph_longer_than_a_page_goes_on_to_the_next() -> None:
    tree = agenda("en")
    endless = Fact("Background", (RichParagraph((TextRun("word " * 2000 + "last-word", "en"),)),))
    tree = replace(tree, annotations=(replace(tree.annotations[0], rows=(endless,)),), annexes=())
    assert any("last-word" in page for page in pages(pdf.render(tree)))


def test_an_agenda_without_clocks_note_annotations_and_annexes_is_still_a_document() -> None:
    tree = replace(agenda("fr"), clocks=(), facts=(), note=(), annotations=(), annexes=(), sheet=None)
    assert len(pages(pdf.render(tree))) == 1


def test_characters_that_no_font_has_are_replaced_and_all_others_kept() -> None:
    assert shown("Ottawa 蓄電池、Éé\u00a0« » 𠮷 葛\U000e0100") == "Ottawa 蓄電池、Éé\u00a0« » 𠮷 葛\U000e0100"
    assert shown("שלום \U0001f50b") == "\ufffd" * 4 + " \ufffd"


@settings(max_examples=tries(8, long=25), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.text(min_size=1, max_size=80))
def test_any_text_at_all_can_be_set(words: str) -> None:
    tree = agenda("en")
    annotation = replace(tree.annotations[0], heading=RichParagraph((TextRun(words, "ja"),)))
    assert pdf.render(replace(tree, annotations=(annotation,), annexes=())).startswith(b"%PDF")
