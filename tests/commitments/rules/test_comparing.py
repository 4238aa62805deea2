"""Comparing two versions of the text: what is told as changed, and that no letter is lost."""

from time import perf_counter

import pytest
from hypothesis import given, strategies as st

from commitments.rules.text_diff import DiffKind, ProvisionChangeKind, compare, compare_versions
from core.text.multilingual_text import DisplayedText

# Words and signs of the three languages, so that texts have much in common.
MIXED = st.lists(
    st.sampled_from(
        ["the ", "Participants", " l'", "énergie", ", ", "; ", "協力", "覚書", "に関する", "サプライ", "\n", "(a)"]
    )
).map("".join)


def diff_line(old: str, new: str) -> str:
    """The comparison in one line: [removed] and {added}."""
    marks = {DiffKind.SAME: "{}", DiffKind.REMOVED: "[{}]", DiffKind.ADDED: "{{{}}}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in compare(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("three (3) months", "six (6) months", "[three (3)]{six (6)} months"),
        ("nickel, cobalt and copper", "nickel, cobalt, lithium and copper", "nickel, cobalt{, lithium} and copper"),
        ("The Dialogue will be held annually.", "The Dialogue will be held.", "The Dialogue will be held[ annually]."),
        ("Canada's role", "Japan's role", "[Canada's]{Japan's} role"),
        ("chaînes d’approvisionnement", "chaîne d’approvisionnement", "[chaînes]{chaîne} d’approvisionnement"),
        ("蓄電池に関する協力", "鉱物に関する協力", "[蓄電池]{鉱物}に関する協力"),
        (
            "サプライチェーンを強化する。",
            "バリューチェーンを強化する。",
            "[サプライチェーン]{バリューチェーン}を強化する。",
        ),
        ("毎年開催する。", "隔年で開催する。", "[毎年]{隔年で}開催する。"),
        ("", "new", "{new}"),
        ("same", "same", "same"),
        ("", "", ""),
    ],
)
def test_changes_are_shown_in_whole_words(old: str, new: str, expected: str) -> None:
    assert diff_line(old, new) == expected


@given(MIXED | st.text(), MIXED | st.text())
def test_no_letter_of_either_text_is_lost(old: str, new: str) -> None:
    pieces = compare(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind is not DiffKind.ADDED) == old
    assert "".join(piece.text for piece in pieces if piece.kind is not DiffKind.REMOVED) == new
    assert all(piece.text for piece in pieces)


@given(MIXED)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert all(piece.kind is DiffKind.SAME for piece in compare(text, text))


def test_a_text_far_longer_than_any_article_is_compared_while_a_reader_waits() -> None:
    old = "".join(f"参加機関は、第{number}の蓄電池に関する協力を推進する意図を有する。" for number in range(200))
    begun = perf_counter()
    compare(old, old.replace("推進", "強化"))
    compare("の" * 20_000, "のは" * 10_000)
    assert perf_counter() - begun < 5


def english(**texts: str) -> dict[str, DisplayedText]:
    return {code.removeprefix("_"): DisplayedText(text, "en") for code, text in texts.items()}


def test_each_provision_of_either_version_has_a_row_in_the_order_of_the_text() -> None:
    rows = compare_versions(
        english(_1="as it was", _2="old words", _4="gone"),
        english(_1="as it was", _2="new words", _3="further"),
        ["1", "2", "3", "4", "5"],
    )
    assert [(row.code, row.change) for row in rows] == [
        ("1", ProvisionChangeKind.UNCHANGED),
        ("2", ProvisionChangeKind.CHANGED),
        ("3", ProvisionChangeKind.ADDED),
        ("4", ProvisionChangeKind.REMOVED),
    ]


def test_each_side_of_a_row_is_the_text_of_its_version() -> None:
    (row,) = compare_versions(english(_1="old words"), english(_1="new words"), ["1"])
    assert "".join(piece.text for piece in row.before) == "old words"
    assert "".join(piece.text for piece in row.after) == "new words"


def test_texts_in_different_languages_are_shown_whole() -> None:
    (row,) = compare_versions(
        {"1": DisplayedText("Objectif (a)", "fr")}, {"1": DisplayedText("Objective (a)", "en")}, ["1"]
    )
    assert row.pieces == ((DiffKind.REMOVED, "Objectif (a)"), (DiffKind.ADDED, "Objective (a)"))
    assert (row.old_language, row.new_language) == ("fr", "en")
