"""One form of the apostrophe in all documents, whichever the catalogues, the register and the users have."""

import re
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from commitments.models import Commitment
from dialogue.documents.formats import GeneratedFile
from dialogue.documents.typography import apostrophes
from dialogue.enums import DocumentKind
from dialogue.models import ActionItem
from dialogue.services.documents import FORMS
from tests.dialogue.documents.file_text import text
from tests.factories import pack
from tests.factories.agenda_document import LANGUAGES


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("l'industrie d’ici", "l’industrie d’ici"),
        ("the companies' list", "the companies’ list"),
        ("the 'green' list", "the ‘green’ list"),
        ("40' and 'tis", "40’ and ‘tis"),
        ("no sign", "no sign"),
        (" ' ", " ' "),
    ],
)
def test_apostrophes_are_typographic(typed: str, expected: str) -> None:
    assert apostrophes(typed) == expected


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_document_has_another_apostrophe(language: str) -> None:
    prepared = pack.prepared()
    pack.hold(prepared.dialogue)
    Commitment.objects.update(title_en="The participants' list", title_fr="Liste d'essai", title_ja="O'Brienの一覧")
    ActionItem.objects.update(title_en="The host's list", title_fr="L'essai", title_ja="O'Brienへ送付")
    typographic = 0
    for kind in DocumentKind:
        for form in {"html", "docx", "xlsx", "ics", "json"} & set(FORMS[kind]):
            made = prepared.make(kind, form, language, edited=True)
            said = printed(made, form)
            assert re.findall(r".{0,20}\w'.{0,20}", said) == [], (kind, form)
            typographic += said.count("’")
    assert typographic > 20
    with ZipFile(BytesIO(prepared.make(DocumentKind.PACK, "zip", language).content)) as held:
        assert "'" not in held.read("README.txt").decode()


def printed(made: GeneratedFile, form: str) -> str:
    match form:
        case "docx":
            return text(made)
        case "xlsx":
            return cells(made.content)
        case "html":
            return unescape(re.sub(r"<[^>]*>", "", made.content.decode()))
        case _:
            return made.content.decode()


def cells(content: bytes) -> str:
    book = openpyxl.load_workbook(BytesIO(content))
    return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
