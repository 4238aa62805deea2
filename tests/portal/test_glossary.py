"""The glossary has each term in three languages, and no message and no guide contains a forbidden form."""

import re

import pytest
from django.conf import settings

from tests.portal.catalogues import messages, told

LANGUAGES = ("en", "fr", "ja")

# The guides quote the treaty words that the portal reports; code, commands and names in code are in no language.
NOT_PROSE = re.compile(
    r"```.*?```|`[^`\n]*`|«.les parties.», «.doit.», «.convenir.»|「締約国」、「ものとする」、「協定」", re.DOTALL
)
# The table itself, and a table of the messages of documents.
NO_GUIDES = {"glossary.md", "wording-for-review.md"}


def rows() -> list[list[str]]:
    """Return the rows of the table: three terms, the meaning, and the forbidden forms of three languages."""
    lines = (settings.BASE_DIR / "docs" / "glossary.md").read_text().splitlines()
    table = [[cell.strip() for cell in line.strip("|").split(" |")] for line in lines if line.startswith("| ")]
    return [row for row in table[2:] if row]


def forbidden(language: str) -> dict[str, str]:
    """Return each forbidden form in a language with the term to use."""
    column = LANGUAGES.index(language)
    return {form: row[column] for row in rows() for form in map(str.strip, row[column + 4].split(";")) if form}


def texts(language: str) -> set[str]:
    """Return the messages in a language."""
    if language != "en":
        return {text for message in messages(language) for text in told(message)}
    return {
        text for message in messages("fr") for text in ([message.id] if isinstance(message.id, str) else message.id)
    }


def guides(language: str) -> dict[str, str]:
    """Return the prose of the guides in a language by their path."""
    docs = settings.BASE_DIR / "docs"
    paths = [*docs.glob("*.md"), settings.BASE_DIR / "README.md"] if language == "en" else docs.glob(f"{language}/*.md")
    return {path.as_posix(): NOT_PROSE.sub("…", path.read_text()) for path in paths if path.name not in NO_GUIDES}


def found(form: str, language: str, text: str) -> bool:
    if language == "ja":
        return form in text
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, re.IGNORECASE) is not None


def test_each_term_has_three_languages_and_a_meaning() -> None:
    table = rows()
    assert len(table) > 160
    assert [row[0] for row in table if len(row) != 7 or not all(row[:4])] == []
    assert len({row[0] for row in table}) == len(table)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_and_no_guide_contains_a_forbidden_form(language: str) -> None:
    prose = {text: text for text in texts(language)} | guides(language)
    wrong = [
        f"{place!r}: {form!r}, not {term!r}"
        for form, term in forbidden(language).items()
        for place, text in prose.items()
        if found(form, language, text)
    ]
    assert wrong == []
    assert len(guides(language)) >= len(("ministries", "secretariat", "administrators", "partners"))


@pytest.mark.parametrize(
    ("form", "language"), [("votre Participant", "fr"), ("招待者", "ja"), ("your Participant", "en")]
)
def test_a_forbidden_form_is_found(form: str, language: str) -> None:
    assert form in forbidden(language)
    assert found(form, language, f"… {form} …" if language != "ja" else f"各{form}に")
