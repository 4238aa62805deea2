"""Check of original languages against the texts of the records."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model

from core.db.multilingual import missing_originals, texts_of
from core.text.multilingual_text import LANGUAGES

# Japanese names in English sentences are valid, and English names in Japanese sentences.
SHARE = 0.3
FEWEST_LETTERS = 12


@dataclass(frozen=True, slots=True)
class Doubt:
    """Doubtful column of a record, with the reason."""

    record: Model
    column: str
    reason: str


def doubtful_originals() -> Iterator[Doubt]:
    """Yield all doubtful texts of all records with an original language, for manual review."""
    for model in apps.get_models():
        if texts_of(model) and hasattr(model, "original_language"):
            for record in model._base_manager.order_by("pk").iterator():
                yield from doubts_about(record)


def doubts_about(record: Model) -> Iterator[Doubt]:
    """Yield each text that is missing in the original language, or whose script does not match its language."""
    original = getattr(record, "original_language", "")
    for text in missing_originals(record):
        yield Doubt(record, f"{text}_{original}", "empty in the original language")
    for text in texts_of(type(record)):
        for language in LANGUAGES:
            column = f"{text}_{language}"
            if contradicts(getattr(record, column), language):
                yield Doubt(record, column, "in another script than its language")


def contradicts(text: str, language: str) -> bool:
    """Return whether the script of ``text`` contradicts ``language``: Japanese in an English text, or the reverse."""
    letters = [character for character in text if character.isalpha()]
    if not letters:
        return False
    share = sum(_is_japanese(character) for character in letters) / len(letters)
    if language == "ja":
        return share == 0 and len(letters) >= FEWEST_LETTERS
    return share > SHARE


def _is_japanese(character: str) -> bool:
    name = unicodedata.name(character, "")
    return name.startswith(("CJK ", "HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA"))
