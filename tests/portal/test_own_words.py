"""The portal's own texts pass its language guard: every message, mail, page and document, in three languages."""

import re
import tomllib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from django.conf import settings

from commitments.rules.language_guard import warnings
from dialogue.documents.formats import GeneratedFile
from dialogue.enums import DialogueStatus, DocumentKind
from dialogue.models import ActionItem, Dialogue, ItemOutcome
from dialogue.services.documents import FORMS
from dialogue.services.record_draft import paragraphs
from tests.factories import pack
from tests.factories.pack import AS_OF
from tests.portal.catalogues import messages, sources, told

LANGUAGES = ("en", "fr", "ja")

ITSELF = "The guard names what it looks for."

# By the English message: why its words are none of a treaty's.
EXCEPTIONS = {
    "Saved. Some words are treaty language; the MOC uses other terms. %(words)s": ITSELF,
    "Item %(number)s contains treaty language.": ITSELF,
    "Treaty language": ITSELF,
    "Staff of %(participant)s must use a second factor in addition to their password.": "Said of people who sign in.",
}

# Terms of forms and passwords. In a sentence that names a Participant they are reported.
OF_FORMS = {"must", "doit", "doivent", "obligatoire", "なければなりません", "破棄"}
PARTICIPANT = re.compile(r"participant|ministr|ministère|参加機関|機関", re.IGNORECASE)

# What is left of a template without its messages, which the catalogues have, and its markup.
TAGS = re.compile(
    r"\{% blocktrans.*?endblocktrans\w* %\}|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<(script|style|svg).*?</\1>|<[^>]*>",
    re.DOTALL,
)


def catalogued(language: str) -> Iterator[tuple[str, str]]:
    """Yield each message with what it says in ``language``; in English also what no catalogue has."""
    if language == "en":
        yield from ((words, words) for _context, words in sources())
    for message in messages("fr" if language == "en" else language):
        forms = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        for text in forms if language == "en" else told(message):
            yield forms[0], text


def found(text: str, language: str) -> list[str]:
    words = [each.found for each in warnings(text, language)]
    return words if PARTICIPANT.search(text) else [word for word in words if word.lower() not in OF_FORMS]


def test_no_message_has_a_word_of_treaties() -> None:
    met, wrong = set(), {}
    for language in LANGUAGES:
        for message, text in catalogued(language):
            if words := found(text, language):
                met.add(message)
                if message not in EXCEPTIONS:
                    wrong[language, message] = words
    assert wrong == {}
    assert sorted(set(EXCEPTIONS) - met) == [], "Nothing needs these exceptions any more."


def test_no_template_has_one_outside_its_messages() -> None:
    paths = [path for path in (settings.BASE_DIR / "templates").rglob("*") if path.suffix in {".html", ".txt"}]
    assert len(paths) > 100
    wrong = {str(path): words for path in paths if (words := found(TAGS.sub(" ", path.read_text()), "en"))}
    assert wrong == {}


def test_no_name_in_the_seed_has_one() -> None:
    """The text of the MOC is its own, and what was published is quoted."""
    people = tomllib.loads((settings.BASE_DIR / "mocportal" / "seed" / "people.toml").read_text())

    def texts(value: Any) -> Iterator[tuple[str, str]]:
        rows = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        if isinstance(value, dict):
            yield from ((key, text) for key, text in value.items() if key in LANGUAGES and isinstance(text, str))
        for row in rows:
            yield from texts(row)

    named = list(texts(people))
    assert named
    assert [(text, words) for language, text in named if (words := found(text, language))] == []


@pytest.fixture
def prepared(db: None) -> pack.Prepared:
    """A Dialogue in preparation, and actions of the last one of each kind."""
    made = pack.prepared()
    second = Dialogue.objects.get(number=2)
    for number, item in enumerate(("1", "", "7"), start=900):
        ActionItem.objects.create(
            dialogue=second, number=number, item=item, title_en="Visit", title_fr="Visite", title_ja="訪問"
        )
    return made


def said(made: GeneratedFile, language: str) -> str:
    if made.name.endswith("docx"):
        document = docx.Document(BytesIO(made.content))
        parts = [
            *document.paragraphs,
            *(cell for table in document.tables for row in table.rows for cell in row.cells),
            *(
                each
                for section in document.sections
                for each in (*section.header.paragraphs, *section.footer.paragraphs)
            ),
        ]
        return "\n".join(part.text for part in parts)
    if made.name.endswith("zip"):
        with ZipFile(BytesIO(made.content)) as file:
            return "\n".join(
                said(GeneratedFile(name, "", file.read(name)), language)
                for name in file.namelist()
                if name.endswith((f".{language}.docx", ".xlsx", ".ics", ".txt"))
            )
    if made.name.endswith("xlsx"):
        book = openpyxl.load_workbook(BytesIO(made.content))
        return "\n".join(str(cell.value or "") for sheet in book for row in sheet.iter_rows() for cell in row)
    return made.content.decode()


@pytest.mark.parametrize("is_held", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_document_has_one(prepared: pack.Prepared, language: str, is_held: bool) -> None:
    if is_held:
        pack.hold(prepared.dialogue)
    searched = set()
    for kind in DocumentKind:
        for form in {"docx", "xlsx", "ics", "zip"} & set(FORMS[kind]):
            text = said(prepared.make(kind, form, language, edited=True), language)
            # No paper was received, so that there is no cover sheet.
            assert len(text) > 100 or kind is DocumentKind.COVER_SHEETS
            assert found(text, language) == [], (kind, form)
            searched.add(kind)
    assert searched == set(DocumentKind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_draft_of_a_record_has_one(prepared: pack.Prepared, language: str) -> None:
    second = Dialogue.objects.get(number=2)
    assert second.status == DialogueStatus.HELD
    ItemOutcome.objects.create(
        dialogue=second, item_key="opening", decision_en="Meet", decision_fr="Voir", decision_ja="会う"
    )
    texts = [each.texts[language] for each in paragraphs(dialogue=second, at=AS_OF) if language in each.texts]
    assert len(texts) > 5
    assert found("\n".join(texts), language) == []
