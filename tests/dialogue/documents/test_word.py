"""What Word and its users find in the DOCX."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from hypothesis import given, settings, strategies as st

from core.text.xml_characters import writable
from dialogue.documents import word
from dialogue.documents.agenda import AgendaDocument, AgendaLine, RichParagraph, TextRun
from dialogue.documents.typography import apostrophes
from dialogue.documents.word.page import TEXT_WIDTH
from tests.factories.agenda_document import AS_OF, HOSTILE, LANGUAGES, agenda
from tests.random_examples import tries

TAGS = {"en": "en-CA", "fr": "fr-CA", "ja": "ja-JP"}


def opened(document: AgendaDocument) -> Document:
    return docx.Document(BytesIO(word.render(document)))


def style(paragraph: Paragraph) -> str:
    assert paragraph.style is not None
    return str(paragraph.style.name)


@pytest.mark.parametrize("draft", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_status_mark_and_that_nothing_binds_stand_in_the_text_once(language: str, *, draft: bool) -> None:
    tree = agenda(language)
    status = {"status": "Issued", "issued": "Issued on a day", "draft_line": ""}
    if draft:
        status = {"status": "Draft", "issued": "", "draft_line": "DRAFT, not issued"}
    head = replace(tree.masthead, mark="The mark of this test", non_binding="That nothing binds", **status)
    body = [paragraph.text for paragraph in opened(replace(tree, masthead=head)).element.body.iter(qn("w:p"))]
    for words in (head.draft_line or head.issued, head.mark, head.non_binding):
        assert body.count(words) == 1
    assert body.count(head.status) == 0


def titled(*lines: tuple[str, str]) -> AgendaDocument:
    """An agenda whose Part I has these numbers, each with the numbers of its sub-items separated by spaces."""
    title = RichParagraph((TextRun("An item", "en"),))
    return replace(
        agenda(),
        sheet=None,
        part_one=tuple(
            AgendaLine(number, title, "", tuple(AgendaLine(letter, title, "") for letter in letters.split()))
            for number, letters in lines
        ),
    )


def counted(document: Document) -> Iterator[str]:
    """The numbers of Part I as Word counts them: by list, level, and where a list says that it begins elsewhere."""
    numbering = document.part.numbering_part.element
    overrides = {
        number.numId: {override.ilvl: override.startOverride.val for override in number.findall(qn("w:lvlOverride"))}
        for number in numbering.num_lst
    }
    patterns = [level.find(qn("w:lvlText")).get(qn("w:val")) for level in numbering.iter(qn("w:lvl"))]
    levels = {"AgendaItem": 0, "AgendaSub-item": 1}
    counters, begun = [0, 0], set()
    for paragraph in document.element.iter(qn("w:p")):
        if (level := levels.get(paragraph.style)) is None:
            continue
        # The styles are bound to the first list.
        number = paragraph.pPr.numPr.numId.val if paragraph.pPr.numPr is not None else 1
        if number == 0:
            yield next(paragraph.iter(qn("w:t"))).text
            continue
        counters[level] += 1
        if level in overrides[number] and (number, level) not in begun:
            counters[level] = overrides[number][level]
        begun.add((number, level))
        if level == 0:
            counters[1] = 0
        yield patterns[level].replace("%1", str(counters[0])).replace("%2", chr(ord("a") + counters[1] - 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_are_those_of_the_agenda(language: str) -> None:
    tree = agenda(language)
    headings = [p.text.replace("\u2060", "") for p in opened(tree).paragraphs if style(p).startswith("Heading")]
    assert tree.sheet
    assert headings == [
        tree.part_one_title,
        tree.sheet.points_title,
        tree.part_two_title,
        *(f"{annotation.number} {annotation.heading}" for annotation in tree.annotations),
        *(annex.title for annex in tree.annexes),
    ]


def test_title_and_subtitle_stand_once_in_their_styles() -> None:
    head = agenda().masthead
    paragraphs = [each for cell in opened(agenda()).tables[0].rows[0].cells for each in cell.paragraphs]
    assert [p.text for p in paragraphs if style(p) == "Title"] == [head.title]
    assert [p.text for p in paragraphs if style(p) == "Subtitle"] == [head.subtitle]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cell_is_blank(language: str) -> None:
    cells = [cell.text for table in opened(agenda(language)).tables for row in table.rows for cell in row.cells]
    assert cells
    assert all(cell.strip() for cell in cells)


def test_head_rows_are_repeated_and_no_row_is_split() -> None:
    captions = 0
    for table in opened(agenda()).element.iter(qn("w:tbl")):
        repeated = [row.trPr.find(qn("w:tblHeader")) is not None for row in table.tr_lst]
        has_caption = table.tblPr.find(qn("w:tblCaption")) is not None
        captions += int(has_caption)
        assert repeated == [has_caption, *(False for _ in table.tr_lst[1:])]
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in table.tr_lst)
    tree = agenda()
    assert captions == 1 + len(tree.tables)


def test_tables_have_no_vertical_rules_and_end_at_the_margins() -> None:
    for table in opened(agenda()).element.iter(qn("w:tbl")):
        borders = table.tblPr.find(qn("w:tblBorders"))
        assert {edge.tag for edge in borders} <= {qn("w:top"), qn("w:bottom"), qn("w:insideH")}
        assert sum(int(column.get(qn("w:w"))) for column in table.tblGrid) == TEXT_WIDTH


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_run_names_its_language(language: str) -> None:
    document = opened(agenda(language))
    found = set()
    for run in document.element.iter(qn("w:r")):
        if run.find(qn("w:t")) is not None:
            found.add(run.rPr.find(qn("w:lang")).get(qn("w:val")))
    assert found == {TAGS[language], "en-CA"}


def test_a_fallback_keeps_the_language_it_is_in() -> None:
    tree = agenda("ja")
    english = next(run.text for text in tree.note for run in text.runs if run.language == "en")
    run = next(run for run in opened(tree).element.iter(qn("w:r")) if run.text == english)
    assert run.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-CA"


def test_fonts_are_those_of_office_for_both_scripts() -> None:
    fonts = opened(agenda()).styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:rFonts')}")
    assert fonts.get(qn("w:ascii")) == fonts.get(qn("w:hAnsi")) == "Arial"
    assert fonts.get(qn("w:eastAsia")) == "Yu Gothic"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([("1.", "(a) (b)"), ("2.", "(a)"), ("3.", "")], id="without gaps"),
        pytest.param([("1.", ""), ("3.", "(a) (b)"), ("4.", "(a)"), ("7.", "")], id="items left out"),
        pytest.param([("1.", "(b) (c)"), ("2.", "(a) (c) (d)"), ("3.", "(a)"), ("5.", "(c)")], id="sub-items left out"),
        pytest.param([("2.", "(a)")], id="first item left out"),
        pytest.param([("1", "a) b)"), ("4", "b)")], id="written otherwise"),
        pytest.param([("1.", ""), ("1bis", "(a)"), ("2.", "(a)"), ("Add.1", ""), ("3.", "")], id="not a plain number"),
    ],
)
def test_word_counts_the_numbers_of_the_agenda(lines: list[tuple[str, str]]) -> None:
    tree = titled(*lines)
    assert list(counted(opened(tree))) == [line.number for line in tree.walk()]


def test_part_one_keeps_together_and_lets_go_of_part_two() -> None:
    document = opened(replace(agenda(), sheet=None))
    lines = [p for p in document.paragraphs if style(p).startswith("Agenda")]
    assert all(document.styles[name].paragraph_format.keep_with_next for name in ("Agenda Item", "Agenda Sub-item"))
    assert [line.paragraph_format.keep_with_next for line in lines] == [*(None for _ in lines[1:]), False]


def test_the_second_page_begins_with_a_linked_table_of_contents_and_annexes_run_on() -> None:
    tree = agenda()
    document = opened(tree)
    begun = [p.text for p in document.paragraphs if p.paragraph_format.page_break_before]
    listed = [p for p in document.paragraphs if style(p) == "toc 1"]
    assert [p.text for p in listed] == [p.text for p in document.paragraphs if style(p) == "Heading 1"]
    assert begun == [listed[0].text]
    linked = [link.fragment for p in listed for link in p.hyperlinks]
    names = {each.get(qn("w:name")) for each in document.element.iter(qn("w:bookmarkStart"))}
    assert len(linked) == len(listed)
    assert set(linked) <= names
    kinds = [each.get(qn("w:fldCharType")) for each in document.element.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    assert len(document.sections) == 1


def test_later_pages_have_symbol_status_and_mark_and_the_first_has_them_in_its_text() -> None:
    head = agenda().masthead
    (section,) = opened(agenda()).sections
    assert section.different_first_page_header_footer
    assert [p.text for p in section.header.paragraphs] == [f"{head.symbol} {head.standing}\t{head.mark}"]
    assert [p.text for p in section.first_page_header.paragraphs] == [""]


@pytest.mark.parametrize("has_remarks", [True, False])
def test_the_box_of_an_item_stays_on_the_page_of_what_precedes_it(has_remarks: bool) -> None:
    tree = agenda()
    if not has_remarks:
        tree = replace(tree, annotations=tuple(replace(one, remarks=()) for one in tree.annotations))
        assert any(one.tables and one.box for one in tree.annotations)
    document = opened(tree)
    body = [each for each in document.element.body if each.tag in {qn("w:p"), qn("w:tbl")}]
    found = 0
    for before, element in pairwise(body):
        if element.tag != qn("w:p") or element.style != "Action":
            continue
        last = list(before.iter(qn("w:p")))[-1]
        found += 1
        assert last.pPr.find(qn("w:keepNext")) is not None, last.text
    assert found


@pytest.mark.parametrize("number", ["MOC-2026-001", "MOC-JD-2026-001", "DEMO-N-2026-001"])
def test_numbers_of_every_record_have_hyphens_that_do_not_break(number: str) -> None:
    document = opened(replace(agenda(), note=(RichParagraph((TextRun(number, "en"),)),)))
    (line,) = (
        each for each in document.element.body.iter(qn("w:p")) if "".join(number.split("-")) in each.xpath("string(.)")
    )
    assert len(line.findall(f".//{qn('w:noBreakHyphen')}")) == number.count("-")


def test_links_have_a_target_in_the_file() -> None:
    body = opened(agenda()).element.body
    names = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    links = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))]
    assert len(links) > 12
    assert set(links) <= names


def test_a_link_to_an_address_is_a_field_and_its_text_stays() -> None:
    tree = agenda()
    text = RichParagraph((TextRun("MOC-2096-014", "en", link='https://portal.example/"x"/'),))
    document = opened(replace(tree, note=(text,)))
    (field,) = (each for each in document.element.body.iter(qn("w:fldSimple")))
    assert field.get(qn("w:instr")) == 'HYPERLINK "https://portal.example/%22x%22/"'
    assert document.element.body.xpath("string(.//w:fldSimple)") == "MOC2096014"


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_counted_by_word_in_the_words_of_the_language(language: str) -> None:
    tree = agenda(language)
    for section in opened(tree).sections:
        footer = section.footer.part.element
        fields = [each.get(qn("w:instr")) for each in footer.iter(qn("w:fldSimple"))]
        shown = "".join(text.text for text in footer.iter(qn("w:t")))
        assert sorted(fields) == ["NUMPAGES", "PAGE"]
        counted_pages = tree.masthead.page_of.replace("{x}", "1").replace("{y}", "1")
        assert shown == tree.masthead.non_binding + counted_pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_properties_say_what_the_file_is(language: str) -> None:
    tree = agenda(language)
    properties = opened(tree).core_properties
    assert properties.title.startswith(tree.masthead.title)
    assert properties.title.endswith(tree.masthead.subtitle)
    assert properties.subject == tree.masthead.symbol
    assert properties.keywords == tree.masthead.mark
    assert properties.author == tree.author
    assert properties.language == TAGS[language]
    assert properties.created == properties.modified == AS_OF


def test_text_of_people_stays_text() -> None:
    document = opened(agenda(hostile=True))
    found = "\n".join(Paragraph(paragraph, document).text for paragraph in document.element.iter(qn("w:p")))
    for text in HOSTILE:
        assert writable(apostrophes(text)).replace("\t", " ") in found.replace("\u2060", "")


@given(st.text(st.characters(codec=None), min_size=1))
@settings(max_examples=tries(20, long=60), deadline=None)
def test_any_title_is_written_and_read_again(title: str) -> None:
    tree = agenda()
    head = replace(tree.masthead, title=title, symbol=title, mark=title)
    text = RichParagraph((TextRun(title, "en"),))
    document = opened(replace(tree, masthead=head, note=(text,), author=title, sheet=None))
    written = writable(apostrophes(title)).replace("\t", " ").replace(")(", ")\u2060(")
    note = next(p for p in document.paragraphs if style(p) == "Body Text")
    assert note.text == written


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_agenda_gives_the_same_bytes(language: str) -> None:
    assert word.render(agenda(language)) == word.render(agenda(language))


def test_no_part_of_the_file_tells_when_it_was_packed() -> None:
    with ZipFile(BytesIO(word.render(agenda()))) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_agenda_without_date_note_annotations_or_annexes_is_a_document() -> None:
    bare = replace(agenda(), clocks=(), facts=(), note=(), part_one=(), annotations=(), annexes=(), sheet=None)
    assert [style(p) for p in opened(bare).paragraphs] == ["Note", "Heading 1"]
