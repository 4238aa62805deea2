"""A paper is told by its content, whatever its name says."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from dialogue.rules.paper_files import PaperFormat, file_name, format_of
from tests.core.rules.files import sample_files
from tests.dialogue.sample_papers import DOCX, PDF


def package(*parts: str) -> bytes:
    """A zipped package with these parts, with nothing in them."""
    made = BytesIO()
    with ZipFile(made, "w") as file:
        for part in parts:
            file.writestr(part, "<Types/>" if part.startswith("[") else "<x/>")
    return made.getvalue()


def test_a_pdf_and_a_word_document_are_told_from_each_other() -> None:
    assert format_of(PDF) is PaperFormat.PDF
    assert format_of(DOCX) is PaperFormat.DOCX


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><body>%%EOF</body></html>",
        PDF.replace(b"%%EOF", b""),
        b"MZ" + bytes(2000) + PDF,
        DOCX[:-30],
        package("[Content_Types].xml", "xl/workbook.xml"),
        sample_files.docx({"word/vbaProject.bin": "<x/>"}),
    ],
    ids=["empty", "page", "cut off", "program before it", "damaged", "workbook", "with macros"],
)
def test_what_is_neither_is_not_taken(content: bytes) -> None:
    assert format_of(content) is None


def test_the_name_has_the_symbol_the_mark_and_the_language_in_view() -> None:
    assert file_name("JCBD/3/INF/1/Rev.2", "participants", "en", "pdf") == "JCBD-3-INF-1-Rev2.participants.en.pdf"
