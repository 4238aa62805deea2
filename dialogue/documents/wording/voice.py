"""How texts are said in one language: fallbacks told, Participants named, days written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from core.text import date_formatting
from core.text.multilingual_text import Words, between_sentences
from core.text.times import reading
from dialogue.documents.agenda import Run, Text
from dialogue.rules.agenda.facts import PastDialogueFact, Register, SideFact
from dialogue.rules.ordinals import ordinal


@dataclass(frozen=True, slots=True)
class Voice:
    """The language of a document and the register that it speaks of.

    ``given_out`` is an issued or adopted edition: remarks on what is still to be done are for drafts, and for the page
    on which the secretariat issues them.
    """

    language: str
    register: Register
    given_out: bool = False

    def say(self, text: str) -> Text:
        return Text((Run(text, self.language),)) if text else Text()

    def words(self, words: Words) -> Text:
        """A text from the register; where it is missing in this language, the one it falls back to, and which."""
        said = words.reading(self.language)
        if not said.text:
            return Text()
        if said.language == self.language:
            return self.say(said.text)
        return Text((Run(said.text, said.language), Run(self.fallback_mark(said.language), self.language)))

    def fallback_mark(self, language: str) -> str:
        return {"en": _(" (in English)"), "fr": _(" (in French)"), "ja": _(" (in Japanese)")}[language]

    def cell(self, words: Words) -> Text:
        return self.words(words) or self.none()

    def none(self) -> Text:
        """What stands in a table where there is nothing: no cell is blank."""
        return self.say(_("None"))

    def join(self, parts: Iterable[Text], separator: str) -> Text:
        joined = Text()
        for part in parts:
            joined = joined + self.say(separator) + part if joined else part
        return joined

    @property
    def gap(self) -> str:
        """What stands between two sentences."""
        return between_sentences(self.language)

    def listed(self, names: Iterable[str]) -> str:
        return _(", ").join(names)

    def participant(self, code: str | None) -> str:
        """The short name of a Participant; a record that names none says so."""
        if code is None:
            return _("Not named")
        fact = self.register.participants.get(code)
        return str(fact.label.reading(self.language).text) if fact else code

    def participants(self, codes: Iterable[str]) -> str:
        return self.listed(self.participant(code) for code in codes) or _("None")

    def side(self, code: str) -> str:
        return self.register.sides[code].name.reading(self.language).text

    def day(self, value: date | None) -> str:
        return date_formatting.day(value, self.language) if value else _("Not set")

    def ordinal(self, number: int, *, inside: bool = False) -> str:
        """The ordinal as a title begins with it or, ``inside`` a sentence, as French writes it there."""
        return ordinal(number, self.language, inside=inside)

    def nth_dialogue(self, number: int, *, inside: bool = False) -> str:
        return _("%(ordinal)s Dialogue") % {"ordinal": self.ordinal(number, inside=inside)}

    def dialogue(self, past: PastDialogueFact, *, inside: bool = False) -> str:
        """A past Dialogue with its day or with what is known of it: "Second Dialogue (26 August 2025)"."""
        when = self.day(past.held_on) if past.held_on else past.date_note.reading(self.language).text
        named = self.nth_dialogue(past.number, inside=inside)
        return _("%(dialogue)s (%(when)s)") % {"dialogue": named, "when": when} if when else named

    def instant(self, moment: datetime) -> str:
        """An instant on the clocks of both capitals, each with its own day."""
        return on_clocks(moment, self.ordered_sides(), self.language)

    def ordered_sides(self) -> list[SideFact]:
        """The sides, the host's first: its clock is the one on the wall."""
        host = self.register.meeting.host
        return sorted(self.register.sides.values(), key=lambda side: side.code != host)


def on_clocks(moment: datetime, sides: Iterable[SideFact], language: str) -> str:
    """Return an instant on the clocks of the capitals, each with its own day, in ``language``, the active one."""
    clocks = []
    for side in sides:
        local = reading(moment, side.time_zone)
        clocks.append(
            _("%(day)s, %(hour)s %(capital)s")
            % {
                "day": date_formatting.day(local.date(), language),
                "hour": date_formatting.hour(local.time(), language),
                "capital": side.capital.reading(language).text,
            }
        )
    return _(" / ").join(clocks)
