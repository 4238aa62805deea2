"""Agenda pages for fixed registers: their number, first page, words, and nothing that the software remarks."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pypdf
import pytest

from commitments.rules.language_guard.matcher import warnings
from dialogue.documents import html, pdf
from dialogue.documents.agenda import AgendaDocument, RichParagraph
from dialogue.documents.text import Edition, write
from dialogue.enums import AgendaStatus
from dialogue.rules.agenda.compiling import compile_items
from dialogue.rules.agenda.inputs import AgendaInput
from tests.dialogue.documents.pdf_structure import squeezed
from tests.factories.agenda_document import LANGUAGES
from tests.factories.agenda_registers import ADDRESS, read_registers

pytestmark = pytest.mark.django_db

MOST_PAGES = {"empty": 4, "seeded": 6, "60": 12}
ISSUED = Edition(status=AgendaStatus.ISSUED, issued_on=date(2026, 11, 28))
ADOPTED = replace(ISSUED, status=AgendaStatus.ADOPTED)


@pytest.fixture
def of_register() -> dict[str, AgendaInput]:
    return read_registers()


def agenda(register: AgendaInput, language: str, edition: Edition | None = None) -> AgendaDocument:
    return write(register, compile_items(register), language, edition or Edition())


def pages(tree: AgendaDocument) -> list[str]:
    return [squeezed(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf.render(tree))).pages]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_has_the_whole_decision_sheet_and_pages_stay_within_their_limit(
    of_register: dict[str, AgendaInput], language: str
) -> None:
    for name, most in MOST_PAGES.items():
        tree = agenda(of_register[name], language)
        said = pages(tree)
        assert len(said) <= most, (name, len(said))
        assert tree.sheet
        for text in (*tree.sheet.points, tree.sheet.procedure, *(row[-1] for row in tree.sheet.items.rows)):
            assert squeezed(str(text)) in said[0], (name, str(text))
        assert squeezed(tree.part_two_title) in said[1]


def every_state(of_register: dict[str, AgendaInput]) -> Iterator[tuple[str, AgendaInput, Edition]]:
    """The editions that are given out, for registers with and without date, chairs, reports and entries."""
    for name, register in of_register.items():
        for edition in (ISSUED, replace(ISSUED, revision=1), ADOPTED):
            yield name, register, edition


# Remarks on open entries, manual edits and missing dates are for the page "Check and issue".
REMARKS = {
    "en": (
        "not ready",
        "by a person",
        "has been issued for this",
        "No entry",
        "has a date in",
        "runs over",
        "compiled",
        "None of %",
    ),
    "fr": ("n’est pas prête", "n'est pas prête", "par une personne", "Aucune entrée", "dépasse"),
    "ja": ("準備", "人が変更", "入力がない", "超過時間"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_edition_that_is_given_out_has_no_remark_of_the_software(
    of_register: dict[str, AgendaInput], language: str
) -> None:
    for name, register, edition in every_state(of_register):
        said = html.render(agenda(register, language, edition))
        for remark in REMARKS[language]:
            assert remark not in said, (name, edition.status, remark)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_agenda_has_no_word_of_a_treaty(of_register: dict[str, AgendaInput], language: str) -> None:
    for name, register in of_register.items():
        for edition in (Edition(), ISSUED, ADOPTED):
            said = re.sub(r"<[^>]+>", " ", html.render(agenda(register, language, edition)))
            assert not warnings(said, language), (name, edition.status)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_address_in_a_title_breaks_its_own_cell_only(of_register: dict[str, AgendaInput], language: str) -> None:
    tree = agenda(of_register["address"], language)
    text = "".join(pages(tree))
    assert squeezed(ADDRESS) in text
    for register in of_register["address"].commitments:
        assert register.reference in text
    assert "\ufffd" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_readers_search_and_copy_has_no_break_points(of_register: dict[str, AgendaInput], language: str) -> None:
    for name in ("60", "address"):
        reader = pypdf.PdfReader(io.BytesIO(pdf.render(agenda(of_register[name], language))))
        text = "".join(page.extract_text() for page in reader.pages)
        assert "\u200b" not in text, name
        assert "\u2060" not in text, name


def test_paragraphs_are_numbered_through_and_cited_numbers_exist(of_register: dict[str, AgendaInput]) -> None:
    for name, register in of_register.items():
        tree = agenda(register, "en")
        numbers = [each.number for one in tree.annotations for each in (*one.paragraphs, *one.remarks)]
        assert numbers == [f"{place}." for place in range(1, len(numbers) + 1)], name
        runs = [run for each in tree_texts(tree) for run in each.runs]
        assert {run.link[1:] for run in runs if run.link.startswith("#")} <= tree.targets, name


def test_each_commitment_and_open_action_has_a_row_of_its_own_in_annex_b(of_register: dict[str, AgendaInput]) -> None:
    for name, register in of_register.items():
        tree = agenda(register, "en")
        numbers = [fact.reference for fact in register.commitments] + [one.code for one in register.open_actions]
        (annex,) = (each for each in tree.annexes if each.letter == "B") if numbers else (None,)
        rows = [run.anchor for table in annex.tables for row in table.rows for run in row[0].runs] if annex else []
        assert sorted(filter(None, rows)) == sorted(f"row-{number}" for number in numbers), name
        tables = [table for one in tree.annotations for table in one.tables]
        links = {run.link[1:] for table in tables for row in table.rows for run in row[0].runs if "#row-" in run.link}
        assert links <= set(rows), name
        assert links or not register.commitments, name


def test_no_cell_says_none_where_a_word_says_more(of_register: dict[str, AgendaInput]) -> None:
    tree = agenda(of_register["60"], "en")
    assert not [
        str(cell) for table in tree.tables for row in table.rows for cell in row if str(cell) in {"None", "No evidence"}
    ]


def tree_texts(tree: AgendaDocument) -> Iterator[RichParagraph]:
    assert tree.sheet
    yield from (cell for table in (tree.sheet.items, *tree.tables) for row in table.rows for cell in row)
    yield from (each.text for one in tree.annotations for each in (*one.paragraphs, *one.remarks))
