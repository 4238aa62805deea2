"""Small numbers are words, as documents of ministries write them."""

import pytest

from dialogue.rules.numerals import numeral


@pytest.mark.parametrize(
    ("number", "language", "opening", "said"),
    [
        (1, "en", False, "one"),
        (10, "en", False, "ten"),
        (11, "en", False, "11"),
        (11, "en", True, "Eleven"),
        (21, "en", True, "21"),
        (0, "en", True, "0"),
        (1, "fr", False, "un"),
        (19, "fr", True, "Dix-neuf"),
        (3, "ja", True, "3"),
    ],
)
def test_a_count_is_a_word_up_to_ten_and_up_to_twenty_where_a_sentence_opens(
    number: int, language: str, opening: bool, said: str
) -> None:
    assert numeral(number, language, opening=opening) == said


def test_french_one_has_a_gender() -> None:
    assert numeral(1, "fr", feminine=True) == "une"
    assert numeral(2, "fr", feminine=True) == "deux"
