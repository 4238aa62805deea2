"""Documents of other parts than the agenda's, in every renderer: sections, one page, large letters, what is absent."""

import io
from dataclasses import replace

import docx
import pypdf
import pytest
from lxml import html as parser  # type: ignore[import-untyped]  # lxml has no types.

from dialogue.documents import html, pdf, word
from dialogue.documents.agenda import AgendaDocument, DocumentSection, Layout, Paragraph, RichParagraph, TextRun
from dialogue.documents.scale import LARGE, SMALLEST, scale
from dialogue.documents.typography import apostrophes
from tests.dialogue.documents.pdf_structure import squeezed, tags
from tests.factories.agenda_document import HOSTILE, LANGUAGES, agenda


def plain(words: str, language: str = "en") -> RichParagraph:
    return RichParagraph((TextRun(words, language),))


def report(language: str = "en", *sections: DocumentSection) -> AgendaDocument:
    """A document that is sections alone: a heading with numbered paragraphs and a table, one below it, one without."""
    tree = agenda(language)
    given = sections or (
        DocumentSection(plain("Alpha", language), "1.", 1, (Paragraph(plain("First words", language), "1."),)),
        DocumentSection(
            plain("Beta", language), "1(a)", 2, (Paragraph(RichParagraph(), "2."),), (tree.annexes[0].tables[0],)
        ),
        DocumentSection(RichParagraph(), paragraphs=(Paragraph(plain("Closing words", language)),)),
    )
    return replace(
        tree,
        note_title="",
        note=(),
        part_one_title="",
        part_one=(),
        annotations=(),
        annexes=(),
        sections=given,
        sheet=None,
    )


def one_page(language: str, times: int) -> AgendaDocument:
    tree = agenda(language)
    return replace(
        tree,
        facts=(),
        note=(),
        annotations=(),
        annexes=(),
        part_one=tree.part_one * times,
        layout=Layout.ONE_PAGE,
        sheet=None,
    )


def read(tree: AgendaDocument) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf.render(tree)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_sections_are_tagged_headings_with_their_tables_in_a_pdf(language: str) -> None:
    reader = read(report(language))
    counted = tags(reader)
    assert (counted["/H1"], counted["/H2"], counted["/Table"]) == (1, 1, 1)
    words = squeezed("".join(page.extract_text() for page in reader.pages))
    assert words.index("Alpha") < words.index("Firstwords") < words.index("Beta") < words.index("Closingwords")


@pytest.mark.parametrize("language", LANGUAGES)
def test_sections_are_headings_and_numbered_text_in_word(language: str) -> None:
    document = docx.Document(io.BytesIO(word.render(report(language))))
    styled = [(each.style.name, each.text) for each in document.paragraphs if each.style and each.text]
    assert ("Heading 1", "1. Alpha") in styled
    assert ("Heading 2", "1(a) Beta") in styled
    assert ("Numbered Text", "1.\tFirst words") in styled
    assert ("Numbered Text", "2.\t") in styled
    assert ("Body Text", "Closing words") in styled


def test_a_section_without_a_title_has_no_heading_anywhere() -> None:
    tree = report("en", DocumentSection(RichParagraph(), paragraphs=(Paragraph(plain("Words alone")),)))
    document = docx.Document(io.BytesIO(word.render(tree)))
    assert not [each for each in document.paragraphs if each.style and each.style.name.startswith("Heading")]
    assert tags(read(tree))["/H1"] == 0
    article = parser.fragment_fromstring(html.render(tree).strip())
    assert not article.xpath("//h2|//h3")


def test_sections_stand_on_a_page_below_its_title() -> None:
    article = parser.fragment_fromstring(html.render(report()).strip())
    headings = [(each.tag, " ".join(each.text_content().split())) for each in article.xpath("//h1|//h2|//h3")]
    assert headings[1:] == [("h2", "1. Alpha"), ("h3", "1(a) Beta")]
    assert not article.xpath("//ol")


def test_text_of_people_stays_text_in_sections() -> None:
    hostile = tuple(Paragraph(plain(words), "1.") for words in HOSTILE)
    tree = report("en", DocumentSection(plain(HOSTILE[0]), paragraphs=hostile))
    assert not parser.fragment_fromstring(html.render(tree).strip()).xpath("//script|//img")
    assert squeezed(apostrophes(HOSTILE[1])) in squeezed("".join(page.extract_text() for page in read(tree).pages))
    document = docx.Document(io.BytesIO(word.render(tree)))
    assert apostrophes(HOSTILE[1]) in "".join(each.text for each in document.paragraphs)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("times", [1, 2])
def test_what_has_to_fit_one_page_fits_it_in_every_language(language: str, times: int) -> None:
    reader = read(one_page(language, times))
    assert len(reader.pages) == 1
    tree = one_page(language, times)
    text = squeezed(reader.pages[0].extract_text())
    assert text.count(squeezed(tree.part_one[-1].number + str(tree.part_one[-1].title))) == times


def test_one_page_is_set_as_large_as_it_fits() -> None:
    assert scale(agenda("en")) == 1.0
    few, many, most = (scale(one_page("en", times)) for times in (1, 2, 9))
    assert few > many > most == SMALLEST


def test_large_letters_are_larger_by_the_same_in_both_forms() -> None:
    tree = replace(agenda("en"), layout=Layout.LARGE, annexes=())
    document = docx.Document(io.BytesIO(word.render(tree)))
    usual = docx.Document(io.BytesIO(word.render(agenda("en"))))
    sizes = [each.styles["Body Text"].font.size.pt for each in (document, usual)]
    assert sizes[0] == pytest.approx(sizes[1] * LARGE, abs=0.25)
    assert len(read(tree).pages) > len(read(replace(tree, layout=Layout.USUAL)).pages)
