"""Multilingual text with a visible fallback.

Product rule: a text that is missing in one language is shown in another one, with a label. The fallback order is the
original language, then English, French, Japanese.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

LANGUAGES = ("en", "fr", "ja")


def between_sentences(language: str) -> str:
    """Return the separator of sentences: empty in Japanese, whose full stop includes its space."""
    return "" if language == "ja" else " "


class DisplayedText(NamedTuple):
    """Displayed text with its actual language."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class MultilingualText:
    """Multilingual text; ``str()`` returns it in the language ``wanted``."""

    en: str = ""
    fr: str = ""
    ja: str = ""
    original: str = "en"
    wanted: str = field(default="en", compare=False)

    def reading(self, language: str) -> DisplayedText:
        """Return the text in ``language``, or else in the first language of the fallback order."""
        for candidate in (language, self.original, *LANGUAGES):
            text = getattr(self, candidate)
            if text:
                return DisplayedText(text, candidate)
        return DisplayedText("", language)

    @property
    def language(self) -> str:
        """Return the language of ``str()``, for a ``lang`` attribute."""
        return self.reading(self.wanted).language

    @property
    def is_fallback(self) -> bool:
        return self.language != self.wanted

    @property
    def is_courtesy(self) -> bool:
        """Return whether ``str()`` returns a courtesy translation rather than the original."""
        return bool(self) and self.language != self.original

    def __str__(self) -> str:
        return self.reading(self.wanted).text

    def __bool__(self) -> bool:
        return bool(self.en or self.fr or self.ja)
