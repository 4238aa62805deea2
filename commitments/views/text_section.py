"""Text sections of a detail page, with a heading and the texts in other languages."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from commitments.models import Provision
from commitments.services.texts import beginnings
from core.text.languages import Language
from core.text.multilingual_text import MultilingualText


@dataclass(frozen=True, slots=True)
class Passage:
    """Text section; ``key`` is its anchor on the page, ``nothing`` is shown if it has no text in any language."""

    key: str
    heading: str
    text: MultilingualText
    nothing: str

    @property
    def others(self) -> list[tuple[Language, str]]:
        return other_languages(self.text)


@dataclass(frozen=True, slots=True)
class ClassificationEntry:
    """Area, form or provision with a link to its place in the text; ``title`` may be the start of its text."""

    code: str
    anchor: str
    title: MultilingualText | None


def other_languages(text: MultilingualText) -> list[tuple[Language, str]]:
    """Return the text in the languages other than the displayed one."""
    written = [(language, getattr(text, language)) for language in Language if language != text.language]
    return [(language, words) for language, words in written if words]


def listed(provisions: list[Provision], today: date) -> list[ClassificationEntry]:
    """Return the provisions as worded in the version in effect on ``today``."""
    said = beginnings(provisions=provisions, today=today, language=(get_language() or "en")[:2])
    return [ClassificationEntry(each.place, each.key, said.get(each.pk)) for each in provisions]
