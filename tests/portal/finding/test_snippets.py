"""Where the words of a search stand in a text: as the database found them, and marked in what is shown."""

import pytest
from django.db import connection

from core.search.match_offsets import folded
from core.search.snippets import LENGTH, SearchText, SnippetPart, marked, snippet

WRITTEN = [
    "Énergie renouvelable à l’Île-du-Prince-Édouard",
    "“Graphite” – «lithium» — ‘nickel’",
    "ＭＯＣ－２０２６－０１４ ｶﾞｲﾄﾞ ガイド か\u3099い",
    "蓄電池サプライチェーンに関する協力覚書（2023年9月）",
    "Straße, Œuvre, Ægir, Øre, ﬁnal, \u00adsoft, zero\u200bwidth, tab\there",
    "ς Σ σ İstanbul ①②",
]


@pytest.mark.django_db
@pytest.mark.parametrize("text", WRITTEN)
def test_a_text_is_compared_as_the_database_compares_it(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT moc_folded(%s)", [text])
        assert folded(text) == cursor.fetchone()[0]


def test_every_place_is_marked_in_the_words_as_they_are_written() -> None:
    assert marked("L’Énergie et les énergies", ["energie"]) == (
        SnippetPart("L’", is_hit=False),
        SnippetPart("Énergie", is_hit=True),
        SnippetPart(" et les ", is_hit=False),
        SnippetPart("énergie", is_hit=True),
        SnippetPart("s", is_hit=False),
    )


def test_words_that_touch_are_marked_as_one() -> None:
    assert marked("蓄電池材料", ["蓄電", "電池"]) == (
        SnippetPart("蓄電池", is_hit=True),
        SnippetPart("材料", is_hit=False),
    )


def test_half_wide_letters_with_their_voicing_are_one_letter() -> None:
    assert marked("ｶﾞｲﾄﾞ", ["ガイ"])[0] == SnippetPart("ｶﾞｲ", is_hit=True)


def test_a_long_text_is_cut_around_the_first_hit_between_words() -> None:
    found = snippet([SearchText("before " * 40 + "graphite " + "after " * 40, "en")], ["graphite"])
    assert found is not None
    shown = "".join(piece.text for piece in found.pieces)
    assert len(shown) <= LENGTH + 2
    assert shown.startswith("…before ")
    assert shown.endswith("after…")
    assert SnippetPart("graphite", is_hit=True) in found.pieces


def test_the_language_that_has_more_of_the_words_is_shown() -> None:
    texts = [SearchText("recyclage", "fr"), SearchText("recycling of graphite", "en")]
    assert getattr(snippet(texts, ["recyc", "graphite"]), "language", "") == "en"
    assert getattr(snippet(texts, ["recyc"]), "language", "") == "fr"


def test_a_text_without_the_words_is_not_shown() -> None:
    assert snippet([SearchText("nickel", "en")], ["graphite"]) is None
