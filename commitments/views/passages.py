"""A text of a record as its page tells it: under a heading, with what it says in the other languages."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from commitments.models import Provision
from commitments.services.texts import beginnings
from core.text.languages import Language
from core.text.multilingual_text import Words


@dataclass(frozen=True, slots=True)
class Passage:
    """``key`` is its anchor on the page; ``nothing`` is said where it is written in no language."""

    key: str
    heading: str
    text: Words
    nothing: str

    @property
    def others(self) -> list[tuple[Language, str]]:
        return other_languages(self.text)


@dataclass(frozen=True, slots=True)
class Listed:
    """An area, form or provision with the place where the text speaks of it; ``title`` may be how that begins."""

    code: str
    anchor: str
    title: Words | None


def other_languages(text: Words) -> list[tuple[Language, str]]:
    """The text in the languages in which it is not shown already."""
    written = [(language, getattr(text, language)) for language in Language if language != text.language]
    return [(language, words) for language, words in written if words]


def listed(provisions: list[Provision], today: date) -> list[Listed]:
    """The provisions as the text has them that is in effect on ``today``."""
    said = beginnings(provisions=provisions, today=today, language=(get_language() or "en")[:2])
    return [Listed(each.place, each.key, said.get(each.pk)) for each in provisions]
