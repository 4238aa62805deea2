"""Who writes a fictitious agenda in one of the languages."""

from dataclasses import dataclass

from dialogue.documents.agenda import RichParagraph, TableColumn, TextRun

LANGUAGES = ("en", "fr", "ja")


@dataclass(frozen=True, slots=True)
class Voice:
    """One language; what it has no words for is said in English, and marked as English."""

    language: str

    def say(self, en: str, fr: str, ja: str) -> str:
        return {"en": en, "fr": fr, "ja": ja}[self.language]

    def text(self, en: str, fr: str = "", ja: str = "") -> RichParagraph:
        words = self.say(en, fr, ja)
        return RichParagraph((TextRun(words, self.language) if words else TextRun(en, "en"),))

    def plain(self, words: str) -> RichParagraph:
        return RichParagraph((TextRun(words, self.language),))

    def columns(self, *columns: tuple[int, str, str, str]) -> tuple[TableColumn, ...]:
        return tuple(TableColumn(self.say(en, fr, ja), weight) for weight, en, fr, ja in columns)
