"""Text sections of a detail page, with a heading and the text in each language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from commitments.models import Provision
from commitments.services.texts import beginnings
from core.changes.translations import Translation
from core.text.languages import Language
from core.text.multilingual_text import MultilingualText


@dataclass(frozen=True, slots=True)
class Passage:
    """Text section; ``key`` is the text's name and its anchor, ``nothing`` is shown if it has no text in any language.

    ``translations`` are those of the record, by text and language.
    """

    key: str
    heading: str
    text: MultilingualText
    nothing: str
    translations: Mapping[str, Mapping[str, Translation]]

    @property
    def languages(self) -> list[tuple[Language, str, Translation | None]]:
        """Return the text in each language that has it or should have it, the original first."""
        written = sorted(Language, key=lambda language: language != self.text.original)
        states = self.translations.get(self.key, {})
        rows = ((each, getattr(self.text, each), states.get(each)) for each in written)
        return [row for row in rows if row[1] or row[2]]


@dataclass(frozen=True, slots=True)
class ClassificationEntry:
    """Area, form or provision with a link to its place in the text; ``title`` may be the start of its text."""

    code: str
    anchor: str
    title: MultilingualText | None


def listed(provisions: list[Provision], today: date) -> list[ClassificationEntry]:
    """Return the provisions as worded in the version in effect on ``today``."""
    said = beginnings(provisions=provisions, today=today, language=(get_language() or "en")[:2])
    return [ClassificationEntry(each.place, each.key, said.get(each.pk)) for each in provisions]
