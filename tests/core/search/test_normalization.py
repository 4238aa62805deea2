"""How a text is written before it is compared, by the SQL function that the index is made with."""

import pytest
from django.db import connection
from hypothesis import given, settings, strategies as st

from core.search.characters import READ, WRITTEN
from tests.core.search.reference import folded

pytestmark = pytest.mark.django_db

# What Unicode gains from version to version, Python and PostgreSQL learn at different times; what it had in 3.2 of
# 1991 to 2002, and all of Japanese, French and English, both know.
LETTERS = st.characters(
    codec="utf-8", exclude_characters="\x00", exclude_categories=["Cn", "Co", "Cs"], max_codepoint=0xFFEF
)
WRITING = st.sampled_from("éÉèçàœŒæßẞøŁıİ’‘“«–—〜～ｱﾊﾟﾞガがー備蓄①㈱ﬁＧ　 \n\u00a0\u0301\u200b\u00ad😀❤\ufe0f%_\\'\"")


def by_postgresql(text: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT moc_folded(%s)", [text])
        return str(cursor.fetchone()[0])


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Graphite", "graphite"),
        ("Ｇｒａｐｈｉｔｅ", "graphite"),
        ("ÉLÈVE", "eleve"),
        ("e\u0301le\u0300ve", "eleve"),
        ("Œuvre", "oeuvre"),
        ("STRAẞE, Straße", "strasse, strasse"),
        ("Ørsted, Łódź", "orsted, lodz"),
        ("ﬁn", "fin"),
        ("ﾘｻｲｸﾙ", "リサイクル"),
        ("ﾊﾞｯﾃﾘｰ", "バッテリー"),
        ("バッテリー", "バッテリー"),
        ("カ\u3099", "ガ"),
        ("はがね", "ハガネ"),
        ("ばってりー", "バッテリー"),
        ("髙橋", "高橋"),
        ("山﨑", "山崎"),
        ("濵田、渡邉、齋藤、吉澤", "浜田、渡辺、斎藤、吉沢"),
        ("いすゞ", "イスヾ"),
        ("㈱備蓄", "(株)備蓄"),
        ("l’uranium", "l'uranium"),
        ("« mot »", '" mot "'),
        ("2024–2026", "2024-2026"),
        ("A〜B", "a~b"),
        ("A～B", "a~b"),
        ("co\u00adop", "coop"),
        ("❤\ufe0f", "❤"),
        ("one\ntwo\u3000three", "one two three"),
        ("100 %_\\", "100 %_\\"),
    ],
)
def test_what_makes_no_difference_is_gone(written: str, compared: str) -> None:
    assert by_postgresql(written) == compared == folded(written)


@settings(deadline=None, max_examples=300)
@given(st.text(st.one_of(WRITING, LETTERS), max_size=30))
def test_postgresql_folds_as_python_does(text: str) -> None:
    assert by_postgresql(text) == folded(text)


def test_the_table_of_variants_is_of_pairs_that_stay_as_they_are() -> None:
    """A character that is a variant and a usual form would fold one way in a text and another way in a second pass."""
    assert len(WRITTEN) == len(READ)
    assert len(set(WRITTEN)) == len(WRITTEN)
    assert not set(WRITTEN) & set(READ)


def test_postgresql_knows_each_variant() -> None:
    assert by_postgresql(WRITTEN) == folded(WRITTEN)


def test_a_text_that_was_folded_stays_as_it_is() -> None:
    once = by_postgresql("L’ÉLÈVE à l’Œuvre : ﾊﾞｯﾃﾘｰ №５")
    assert by_postgresql(once) == once
