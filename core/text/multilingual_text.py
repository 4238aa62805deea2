"""Text in the three languages of the portal, with a visible fallback.

Product rule: a text that is missing in one language is shown in another, and says so. The order of fallback is the
language in which the text was written, then English, French, Japanese.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

LANGUAGES = ("en", "fr", "ja")


def between_sentences(language: str) -> str:
    """What stands between two sentences: nothing in Japanese, whose full stop brings its own room."""
    return "" if language == "ja" else " "


class Reading(NamedTuple):
    """A text as it is shown: the words and the language that they are really in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Words:
    """One text in up to three languages; ``str()`` reads it in the language that was ``wanted``."""

    en: str = ""
    fr: str = ""
    ja: str = ""
    original: str = "en"
    wanted: str = field(default="en", compare=False)

    def reading(self, language: str) -> Reading:
        """The text in ``language`` or, where that is missing, in the first language of the fallback order."""
        for candidate in (language, self.original, *LANGUAGES):
            text = getattr(self, candidate)
            if text:
                return Reading(text, candidate)
        return Reading("", language)

    @property
    def language(self) -> str:
        """The language in which ``str()`` answers, for a ``lang`` attribute."""
        return self.reading(self.wanted).language

    @property
    def is_fallback(self) -> bool:
        return self.language != self.wanted

    @property
    def is_courtesy(self) -> bool:
        """Whether ``str()`` answers with a translation rather than with the text as it was written."""
        return bool(self) and self.language != self.original

    def __str__(self) -> str:
        return self.reading(self.wanted).text

    def __bool__(self) -> bool:
        return bool(self.en or self.fr or self.ja)
