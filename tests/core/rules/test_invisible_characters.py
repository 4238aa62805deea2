"""What a text may hold: every letter of every language, and nothing that hides or turns around what is read."""

import pytest

from core.text.invisible_characters import first_refused

KEPT = (
    "Coopération sur les matériaux\u00a0: l’année\u202f2027",
    # Inuktitut and Cree syllabics, a name with a variant of an ideograph, full-width letters and spaces.
    "ᓄᓇᕗᑦ ᓀᐦᐃᔭᐍᐏᐣ 葛\U000e0100城市 辻\ufe00 ＡＢＣ\u3000電池",
    # Words and signs that joiners spell.
    "می\u200cخواهم क\u094d\u200dष 👩\u200d🔬 ❤\ufe0f",
    "e\u0301 שלום ١٢٣",
)
INVISIBLE = "\u00ad\u061c\u200b\u200e\u200f\u2060\u2061\ufeff\ufff9\u3164\u034f\u115f\U000e0041"
DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CONTROLS = "\x00\x07\x08\x0b\x0c\x1b\x7f\x85\x9f\ud800"
BREAKS = "\n\r\t"
SEPARATORS = "\u2028\u2029"


@pytest.mark.parametrize("text", KEPT)
@pytest.mark.parametrize("lines", [True, False])
def test_words_of_every_language_are_kept(text: str, lines: bool) -> None:
    assert first_refused(text, lines=lines) is None


@pytest.mark.parametrize("character", [*INVISIBLE, *DIRECTIONS, *CONTROLS, *BREAKS, *SEPARATORS], ids=ascii)
def test_one_line_holds_nothing_invisible(character: str) -> None:
    assert first_refused(f"電池 {character} x", lines=False) == 3


@pytest.mark.parametrize("character", [*DIRECTIONS, *CONTROLS, "\U000e0041"], ids=ascii)
def test_lines_hold_nothing_that_controls(character: str) -> None:
    assert first_refused(f"a\nb\tc{character}", lines=True) == 5


@pytest.mark.parametrize("character", [*BREAKS, *SEPARATORS, "\u00ad", "\u200b", "\ufeff"], ids=ascii)
def test_lines_hold_breaks_and_what_is_pasted_with_prose(character: str) -> None:
    assert first_refused(f"a{character}b", lines=True) is None
