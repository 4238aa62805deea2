"""Who writes a fictitious agenda in one of the languages."""

from dataclasses import dataclass

from dialogue.documents.agenda import Column, Run, Text

LANGUAGES = ("en", "fr", "ja")


@dataclass(frozen=True, slots=True)
class Voice:
    """One language; what it has no words for is said in English, and marked as English."""

    language: str

    def say(self, en: str, fr: str, ja: str) -> str:
        return {"en": en, "fr": fr, "ja": ja}[self.language]

    def text(self, en: str, fr: str = "", ja: str = "") -> Text:
        words = self.say(en, fr, ja)
        return Text((Run(words, self.language) if words else Run(en, "en"),))

    def plain(self, words: str) -> Text:
        return Text((Run(words, self.language),))

    def columns(self, *columns: tuple[int, str, str, str]) -> tuple[Column, ...]:
        return tuple(Column(self.say(en, fr, ja), weight) for weight, en, fr, ja in columns)
