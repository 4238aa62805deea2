"""The glossary has each term in three languages, and no message and no guide contains a forbidden form."""

import re

import pytest

from tests.portal.prose import LANGUAGES, glossary, guides, texts


def forbidden(language: str) -> dict[str, str]:
    """Return each forbidden form in a language with the term to use."""
    column = LANGUAGES.index(language)
    return {form: row[column] for row in glossary() for form in map(str.strip, row[column + 4].split(";")) if form}


def found(form: str, language: str, text: str) -> bool:
    if language == "ja":
        return form in text
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, re.IGNORECASE) is not None


def test_each_term_has_three_languages_and_a_meaning() -> None:
    table = glossary()
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
