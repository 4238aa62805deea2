import pytest

from core.text.xml_characters import writable


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Ottawa, 蓄電池 (é)", "Ottawa, 蓄電池 (é)"),
        ("a\x00b\x07c\x0bd\x7fe\x9ff", "abcdef"),
        ("half \ud800 of a pair", "half  of a pair"),
        ("not\ufffe\uffff\U0001fffe a\ufdd0 character", "not a character"),
        ("\u202eoverride\u202c \u2067isolate\u2069", "override isolate"),
        ("שלום and مرحبا", "שלום and مرحبا"),
        ("one\r\ntwo\rthree\tfour", "one\ntwo\nthree\tfour"),
    ],
)
def test_only_what_no_document_can_carry_is_left_out(typed: str, written: str) -> None:
    assert writable(typed) == written
