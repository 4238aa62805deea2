"""Texts in three languages fall back visibly."""

import pytest

from core.text.multilingual_text import MultilingualText


@pytest.mark.parametrize(
    ("words", "wanted", "text", "language"),
    [
        (MultilingualText(en="Seminar", fr="Séminaire", ja="セミナー"), "ja", "セミナー", "ja"),
        (MultilingualText(en="Seminar", fr="Séminaire"), "ja", "Seminar", "en"),
        (MultilingualText(fr="Séminaire", ja="セミナー", original="ja"), "en", "セミナー", "ja"),
        (MultilingualText(fr="Séminaire"), "ja", "Séminaire", "fr"),
        (MultilingualText(), "fr", "", "fr"),
    ],
)
def test_a_missing_language_falls_back_to_the_original_then_in_order(
    words: MultilingualText, wanted: str, text: str, language: str
) -> None:
    assert words.reading(wanted) == (text, language)


def test_a_fallback_and_a_courtesy_translation_are_told_apart() -> None:
    japanese = MultilingualText(en="Seminar", ja="セミナー", wanted="ja")
    assert str(japanese) == "セミナー"
    assert japanese.is_courtesy
    assert not japanese.is_fallback
    french = MultilingualText(en="Seminar", wanted="fr")
    assert french.is_fallback
    assert not french.is_courtesy


def test_text_in_no_language_is_false() -> None:
    assert not MultilingualText()
    assert MultilingualText(ja="蓄電池")
