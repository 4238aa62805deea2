"""The language guard: what it finds, and what it leaves alone."""

import pytest
from hypothesis import given, strategies as st

from commitments.enums.language_guard import GuardReason
from commitments.rules.language_guard import warnings
from commitments.rules.language_guard.matcher import VOCABULARIES
from commitments.rules.language_guard.vocabulary import listed
from core.text.multilingual_text import LANGUAGES

SOFT_HYPHEN, COMBINING_ACUTE = "\u00ad", "\u0301"


def found(text: str, language: str = "en") -> list[str]:
    return [warning.found for warning in warnings(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The Parties shall ratify this Agreement.", ["Parties", "shall", "ratify", "Agreement"]),
        (
            "en",
            "It enters into force, may be amended, and is terminated.",
            ["enters into force", "amended", "terminated"],
        ),
        ("en", "A breach of an obligation is legally binding.", ["breach", "obligation", "binding"]),
        (
            "fr",
            "Les Parties s'engagent à ratifier le traité.",
            ["Les Parties", "s'engagent à", "ratifier", "le traité"],
        ),
        ("fr", "L'obligation entre en vigueur.", ["obligation", "entre en vigueur"]),
        ("fr", "Le présent accord doit être résilié.", ["accord", "doit", "résilié"]),
        ("ja", "締約国は義務を負うものとする。", ["締約国", "義務", "ものとする"]),
        ("ja", "本協定は批准により発効する。", ["協定", "批准", "発効"]),
        ("ja", "違反があれば覚書を終了しなければならない。", ["違反", "覚書を終了", "しなければならない"]),
    ],
)
def test_words_of_treaties_are_found_in_their_order(language: str, text: str, words: list[str]) -> None:
    assert found(text, language) == words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Participants will consult third parties and a working party."),
        ("en", "Licensing agreements and non-disclosure agreements are separate instruments."),
        ("en", "As the Paris Agreement and the “Japan-Canada Agreement on Science” say."),
        ("en", "This is non-binding; the MOC is not legally binding, and none of them is legally binding."),
        ("en", "The regulations in force were read, and amendments to the Income Tax Act discussed."),
        ("fr", "Les parties prenantes et les parties intéressées font partie du groupe, en partie."),
        ("fr", "Un accord de non-divulgation, des accords de licence, l'Accord de Paris."),
        ("fr", "Le Protocole n'est pas juridiquement contraignant; il convient d'en tenir compte."),
        ("fr", "Les sujets traités : la réglementation en vigueur et les obligations vertes."),
        ("ja", "この協力覚書は法的拘束力を有しない。"),
        ("ja", "パリ協定及び日加経済連携協定に言及した。"),
        ("ja", "紛争鉱物、電池の廃棄、法改正について議論し、会議を終了した。"),
    ],
)
def test_what_only_looks_like_a_treaty_is_left_alone(language: str, text: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "the Party’s view", "Party"),
        ("en", "it ＳＨＡＬＬ be done", "ＳＨＡＬＬ"),
        ("en", f"an obli{SOFT_HYPHEN}gation", f"obli{SOFT_HYPHEN}gation"),
        ("en", "entry\ninto   force", "entry\ninto   force"),
        ("fr", "l’obligation", "obligation"),
        ("fr", "elle s’engage à payer", "s’engage à"),
        ("fr", f"la re{COMBINING_ACUTE}siliation", f"re{COMBINING_ACUTE}siliation"),
        ("fr", "LA RÉSILIATION", "RÉSILIATION"),
    ],
)
def test_case_apostrophes_accents_and_full_width_letters_hide_nothing(language: str, text: str, word: str) -> None:
    (warning,) = warnings(text, language)
    assert (warning.found, text[warning.start : warning.end]) == (word, word)


@pytest.mark.parametrize("text", ["marshalled", "counterparty", "mustard", "parties", "bindings"])
def test_a_word_inside_another_is_no_word(text: str) -> None:
    assert found(f"x{text}x") == []


def test_a_warning_says_what_the_moc_says_instead_and_why() -> None:
    (warning,) = warnings("It may be terminated.", "en")
    assert warning.offer == "discontinue, discontinuance"
    assert warning.because is GuardReason.DISCONTINUANCE


def test_a_language_without_a_table_gives_no_warning() -> None:
    assert warnings("Die Parteien shall", "de") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_table_is_found_alone_unless_it_is_spared(language: str) -> None:
    for entry in VOCABULARIES[language].entries:
        for word in listed(entry.words):
            assert found(word, language) == [word]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_is_offered_is_warned_of(language: str) -> None:
    for entry in VOCABULARIES[language].entries:
        assert found(entry.offer, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_is_spared_is_warned_of(language: str) -> None:
    for entry in VOCABULARIES[language].entries:
        for expression in listed(entry.spared):
            assert found(expression, language) == []


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_every_warning_points_at_what_it_found(text: str, language: str) -> None:
    last = 0
    for warning in warnings(text, language):
        assert last <= warning.start < warning.end
        assert text[warning.start : warning.end] == warning.found
        last = warning.end
