"""Puts the items of an agenda into words, in one language: facts in, the tree of ``documents.agenda`` out.

Sentences come from the catalogues under ``locale/``, so they are written here in English. The language is the
document's, whoever asks for it.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import override

from dialogue.documents.agenda import Agenda
from dialogue.documents.wording import annexes, annotations, facts, masthead, outline
from dialogue.documents.wording.voice import Voice
from dialogue.enums import AgendaStatus
from dialogue.rules.agenda.facts import Register
from dialogue.rules.agenda.items import Item

# Whose usage each language follows: Canadian English and French, Japanese of Japan.
REGIONS = {"en": "CA", "fr": "CA", "ja": "JP"}


@dataclass(frozen=True, slots=True)
class Edition:
    """Which version of the agenda this is. ``revision`` 0 is the first issue; a draft has no day of issue."""

    status: AgendaStatus = AgendaStatus.DRAFT
    revision: int = 0
    issued_on: date | None = None


def write(register: Register, items: tuple[Item, ...], language: str, edition: Edition) -> Agenda:
    """The agenda in ``language`` (``en``, ``fr`` or ``ja``)."""
    with override(language):
        voice = Voice(language, register)
        return Agenda(
            language=language,
            region=REGIONS[language],
            author=masthead.author(),
            as_of=register.as_of,
            dialogue=register.meeting.number,
            masthead=masthead.masthead(voice, edition),
            clocks=facts.clocks(voice),
            facts=facts.facts(voice),
            note_title=masthead.note_title(),
            note=tuple(masthead.note(voice, items)),
            part_one_title=outline.part_one_title(),
            part_one=outline.lines(voice, items),
            part_two_title=annotations.part_two_title(),
            annotations=tuple(annotations.annotate(voice, items)),
            annexes=annexes.annexes(voice, items),
        )
