"""Every text of the portal stands in the French and the Japanese catalogue, written as each language writes it."""

import re
from collections import Counter
from pathlib import Path

import django
import pytest
from babel.messages.catalog import Message
from django.conf import settings

from tests.portal.catalogues import FOLDERS, PLACEHOLDER, TAG, Key, catalogue, key, messages, sources, told

LANGUAGES = ("fr", "ja")


# A provision as the MOC numbers it: 2(c)(iv), in Japanese also 第2項(c)(iv). An item of an agenda looks alike: 5(a).
CODE = re.compile(r"\d+項?\([a-z]\)(\([ivx]+\))*")
KANA_OR_KANJI = r"[\u3040-\u30ff\u4e00-\u9fff]"


def prose(text: str) -> str:
    """A text without what is not prose: placeholders, tags, codes."""
    return CODE.sub("8", PLACEHOLDER.sub("8", TAG.sub("", text)))


def breaches(language: str, pattern: str, *, apart_from: str = r"(?!)") -> list[str]:
    """The translations in which ``pattern`` is found; what matches ``apart_from`` is not looked at."""
    texts = (text for message in messages(language) for text in told(message))
    return [text for text in texts if re.search(pattern, re.sub(apart_from, "", prose(text)))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_in_the_catalogue_and_nothing_else_is(language: str) -> None:
    # manage.py makemessages -l fr -l ja --no-obsolete --add-location=file -i .venv -i var -i tests
    # reads the sources again; then what is new is to be translated.
    listed = {key(message) for message in messages(language)}
    assert listed ^ sources().keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_names_the_files_that_show_it(language: str) -> None:
    wrong = {
        message.id: found
        for message in messages(language)
        if (found := {file for file, _line in message.locations}) != sources()[key(message)]
    }
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_has_two_translations(language: str) -> None:
    # Babel keeps the last of several entries without a word; the other translation would look effective in the file.
    entries = re.split(r"\n\n+", (settings.BASE_DIR / "locale" / language / "LC_MESSAGES" / "django.po").read_text())
    heads = Counter(entry[entry.index("msg") : entry.index("msgstr")].replace('"\n"', "") for entry in entries)
    assert [head for head, count in heads.items() if count > 1] == []


def test_japanese_cites_an_article_as_the_glossary_does() -> None:
    """第4項(a)(i), where the English text has article 4(a)(i); a code alone is the number of a record."""
    bare = re.compile(r"(?<![第\d.-])\d+\([a-z]\)")
    cited = [message for message in messages("ja") if re.search(r"\barticles? \d", key(message)[1], re.IGNORECASE)]
    assert len(cited) > 80
    assert [text for message in cited for text in told(message) if bare.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_and_confirmed(language: str) -> None:
    assert [message.id for message in messages(language) if not all(told(message)) or message.fuzzy] == []


@pytest.mark.parametrize(("language", "forms"), [("fr", 2), ("ja", 1)])
def test_plural_forms_are_those_of_the_language(language: str, forms: int) -> None:
    plurals = [message for message in messages(language) if message.pluralizable]
    assert {len(told(message)) for message in plurals} == {forms}
    assert catalogue(language).num_plurals == forms


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_and_tags_are_kept(language: str) -> None:
    def marks(text: str) -> list[str]:
        return sorted(PLACEHOLDER.findall(text) + TAG.findall(text))

    def originals(message: Message) -> tuple[str, ...]:
        # The singular may do without the number that the plural names.
        return (message.id,) if isinstance(message.id, str) else tuple(message.id)

    lost = [
        (message.id, text)
        for message in messages(language)
        for text in told(message)
        if marks(text) not in [marks(original) for original in originals(message)]
    ]
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("package", ["conf", "contrib/admin", "contrib/auth"])
def test_what_django_leaves_in_english_is_translated_here(language: str, package: str) -> None:
    """Where this fails: name the text in mocportal/web/library_translations.py."""
    assert left_in_english(language, package, "django") <= {key(message) for message in messages(language)}


def test_what_scripts_of_the_admin_leave_in_english_is_translated_here() -> None:
    ours = {key(message) for message in catalogue("ja", domain="djangojs") if all(told(message))}
    assert left_in_english("ja", "contrib/admin", "djangojs") <= ours
    assert left_in_english("fr", "contrib/admin", "djangojs") == set()


def left_in_english(language: str, package: str, domain: str) -> set[Key]:
    root = Path(django.__file__).parent / package
    translated = {
        key(message)
        for message in catalogue(language, root=root, domain=domain)
        if message.id and all(told(message)) and not message.fuzzy
    }
    return {key(message) for message in catalogue("en", root=root, domain=domain) if message.id} - translated


def test_no_other_alias_than_the_underscore_hides_a_text() -> None:
    """Extraction knows the functions by name: what another alias wraps would never reach a catalogue."""
    alias = re.compile(r"import .*\b(?:n|p|np)?gettext(?:_lazy|_noop)? as (?!_\b)")
    sources = (path for folder in FOLDERS for path in (settings.BASE_DIR / folder).rglob("*.py"))
    assert [path.name for path in sources if alias.search(path.read_text())] == []


# What a program reads is in no language: headers, addresses, times, and characters as they are typed.
TECHNICAL = r"Authorization: Bearer|https?://|2001:db8::/32|09:30|HH:MM|:00Z|\._:@-"


def test_french_holds_a_colon_and_guillemets_by_a_fixed_space() -> None:
    # What a header of HTTP looks like stays as it is.
    assert breaches("fr", r"(?<!\u00a0):", apart_from=TECHNICAL) == []
    assert breaches("fr", r"«(?!\u00a0)|(?<!\u00a0)»") == []


def test_french_of_canada_puts_no_space_before_other_marks() -> None:
    assert breaches("fr", r"[\s\u00a0\u202f][;!?]") == []


def test_french_quotes_with_guillemets_only() -> None:
    assert breaches("fr", r"[\"“”]") == []


def test_japanese_uses_full_width_marks() -> None:
    # A name of the API in corner brackets stays as it is.
    assert breaches("ja", r"[(),;:!?]", apart_from=rf"「[\x20-\x7e…]+」|{TECHNICAL}") == []


def test_japanese_puts_no_space_beside_its_letters() -> None:
    assert breaches("ja", rf"{KANA_OR_KANJI} | {KANA_OR_KANJI}") == []


def test_japanese_quotes_with_corner_brackets_only() -> None:
    assert breaches("ja", r"[\"“”'’«»]") == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", r"ratifi|dénonciation|dénoncer|obligation|entrée en vigueur|amendement|parties? contractante|s'engage"),
        ("ja", "締約国|締結国|義務|批准|改正|発効|終了させ|条約|合意"),
    ],
)
def test_no_word_binds_anybody(language: str, words: str) -> None:
    assert breaches(language, words) == []


# What a co-chair says aloud, and what METI releases.
SPOKEN = {f"dialogue/documents/text/meeting_documents/{name}.py" for name in ("script", "speech", "press_line")}


def test_japanese_documents_are_in_plain_style() -> None:
    """Documents say である, screens say です and ます: only speech and releases among the documents are polite."""
    of_documents = (message for message in messages("ja") if any(map(is_of_a_document, sources()[key(message)])))
    polite = re.compile("です|ます|ました|ません|ください")
    assert [text for message in of_documents for text in told(message) if polite.search(text)] == []


def is_of_a_document(place: str) -> bool:
    return place.startswith("dialogue/documents/") and place not in SPOKEN


def test_french_elides_before_a_vowel() -> None:
    words = r"\b(de|que|jusque|lorsque|puisque) (une?|ils?|elles?|on)\b|\bl[ea] (engagement|avis|échéance|ordre)\b"
    assert breaches("fr", f"(?i){words}") == []
    # One record that a document counts is a word: "d’un engagement".
    file = "dialogue/documents/text/requests.py"
    counted = [message for message in messages("fr") if message.pluralizable and file in dict(message.locations)]
    assert len(counted) > 1
    assert [text for message in counted if re.search(r"\b(de|que) %\(count\)", text := told(message)[0])] == []


def test_japanese_sentences_of_a_joined_status_are_complete() -> None:
    joined = {f"commitments/services/{name}.py" for name in ("decision_status_text", "notice_detail")}
    texts = [
        text
        for message in messages("ja")
        for text in told(message)
        if joined & sources()[key(message)] and key(message)[1].endswith(".")
    ]
    assert texts
    assert [text for text in texts if not text.endswith("。")] == []
