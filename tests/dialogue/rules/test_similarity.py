"""Likely overlaps are proposed where two texts are about the same, in each of the three languages."""

import pytest
from hypothesis import given, strategies as st

from dialogue.rules.similarity import LIKELY, Corpus, likely, terms

# What a working group on critical minerals could report, made up for this table.
SUBJECT = {
    "en": "The working group exchanged views on recycling of battery materials and on a mapping of graphite supply. "
    "It plans a joint study of lithium refining.",
    "fr": "Le groupe de travail a échangé sur le recyclage des matériaux de batteries et sur la cartographie de "
    "l'approvisionnement en graphite. Il prévoit une étude conjointe du raffinage du lithium.",
    "ja": "作業部会は、電池材料のリサイクル及び黒鉛の供給の把握について意見交換を行った。"
    "リチウム精錬に関する共同調査を計画している。",
}

ABOUT_THE_SAME = {
    "en": (
        "Recycling of materials from used batteries",
        "Map the supply of natural graphite",
        "Study on refining lithium",
    ),
    "fr": (
        "Recycler les matériaux des batteries usagées",
        "Cartographier l'approvisionnement en graphite naturel",
        "Étude sur le raffinage du lithium",
    ),
    "ja": ("使用済み電池材料のリサイクル", "天然黒鉛の供給の把握", "リチウム精錬の調査"),
}

ABOUT_SOMETHING_ELSE = {
    "en": ("Investment seminar in Toronto", "Exchange of young researchers", "Standards for the safety of transport"),
    "fr": (
        "Séminaire sur l'investissement à Toronto",
        "Échange de jeunes chercheurs",
        "Normes de sécurité du transport",
    ),
    "ja": ("トロントにおける投資セミナー", "若手研究者の交流", "輸送の安全に関する基準"),
}


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
def test_what_is_about_the_same_is_proposed_and_what_is_not_is_left_out(language: str) -> None:
    texts = {text: {language: text} for text in (*ABOUT_THE_SAME[language], *ABOUT_SOMETHING_ELSE[language])}
    proposed = [key for key, _likeness in likely(SUBJECT, texts)]
    assert sorted(proposed) == sorted(ABOUT_THE_SAME[language])


def test_the_best_language_of_both_counts() -> None:
    texts = {"C-1": {"en": "Investment seminar in Toronto", "fr": "", "ja": "リチウム精錬の調査"}}
    assert [key for key, _likeness in likely(SUBJECT, texts)] == ["C-1"]


def test_languages_that_only_one_has_are_not_compared() -> None:
    assert likely({"en": "Lithium refining", "fr": "", "ja": ""}, {"C-1": {"fr": "Lithium refining"}}) == []


def test_what_both_say_is_told_the_most_telling_first() -> None:
    (_key, likeness), *_rest = likely(SUBJECT, {"C-1": {"en": "Study on refining lithium"}}, least=0)
    assert set(likeness.shared) == {"study", "refining", "lithium"}


def test_case_width_and_accents_tell_nothing_apart() -> None:
    assert set(terms("ÉTUDE Ｌｉｔｈｉｕｍ")) == set(terms("etude lithium"))


def test_short_words_and_particles_are_not_compared() -> None:
    assert terms("of the and de la et については") == {}


TEXTS = st.text(alphabet="abcdé リチウム精錬の", max_size=30)


@given(one=TEXTS, other=TEXTS, rest=st.lists(TEXTS, max_size=4))
def test_likeness_is_between_nothing_and_all_and_the_same_both_ways(one: str, other: str, rest: list[str]) -> None:
    corpus = Corpus([one, other, *rest])
    there, back = corpus.likeness(one, other), corpus.likeness(other, one)
    assert 0 <= there.score <= 1 + 1e-9
    assert there.score == back.score
    if terms(one):
        assert corpus.likeness(one, one).score == pytest.approx(1)


def test_the_threshold_is_a_share() -> None:
    assert 0 < LIKELY < 1
