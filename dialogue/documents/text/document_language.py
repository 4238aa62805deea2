"""Document language: marked fallbacks, names of Participants, dates."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from core.text import date_formatting
from core.text.multilingual_text import MultilingualText, between_sentences
from core.text.times import displayed_text
from dialogue.documents.agenda import RichParagraph, TextRun
from dialogue.rules.agenda.inputs import AgendaInput, PastDialogue, SideData
from dialogue.rules.numerals import numeral
from dialogue.rules.ordinals import ordinal

# Side whose ministries the French text of the MOC names first; the English and the Japanese text name Japan's first.
FIRST_IN_FRENCH = "CA"
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


@dataclass(frozen=True, slots=True)
class DocumentLanguage:
    """Language of a document, with the register it describes.

    ``given_out`` marks an issued or adopted edition: remarks on open tasks are only for drafts, and for the page on
    which the secretariat issues them.
    """

    language: str
    register: AgendaInput
    given_out: bool = False

    def say(
        self, text: str, *, link: str = "", anchor: str = "", small: bool = False, strong: bool = False
    ) -> RichParagraph:
        if not text:
            return RichParagraph()
        return RichParagraph((TextRun(text, self.language, link, anchor, small, strong),))

    def fill(self, pattern: str, **values: RichParagraph | str | int) -> RichParagraph:
        """Return a sentence whose placeholders ``%(name)s`` are filled with texts that keep their own language."""
        filled = RichParagraph()
        for place, piece in enumerate(_PLACEHOLDER.split(pattern)):
            if place % 2 == 0:
                filled = filled + self.say(piece.replace("%%", "%"))
                continue
            value = values[piece]
            filled = filled + (value if isinstance(value, RichParagraph) else self.say(str(value)))
        return filled

    def record(self, reference: str, *, anchor: str = "") -> RichParagraph:
        """Return the number of a commitment or another record, small and linked to its stable address."""
        return self.say(reference, link=self.register.address(reference), anchor=anchor, small=True)

    def words(self, words: MultilingualText) -> RichParagraph:
        """Return a text of the register; a fallback has a mark naming its language."""
        said = words.reading(self.language)
        if not said.text:
            return RichParagraph()
        if said.language == self.language:
            return self.say(said.text)
        return RichParagraph(
            (TextRun(said.text, said.language), TextRun(self.fallback_mark(said.language), self.language))
        )

    def fallback_mark(self, language: str) -> str:
        return {"en": _(" (in English)"), "fr": _(" (in French)"), "ja": _(" (in Japanese)")}[language]

    def cell(self, words: MultilingualText, *, empty: str = "") -> RichParagraph:
        """Return a text of the register, or ``empty`` without one: "Not set" by default."""
        return self.words(words) or self.say(empty or _("Not set"))

    def sentences(self, *parts: RichParagraph | str) -> RichParagraph:
        """Return the sentences that are not empty as one paragraph."""
        texts = (self.say(part) if isinstance(part, str) else part for part in parts)
        return self.join([text for text in texts if text], self.gap)

    def join(self, parts: Iterable[RichParagraph], separator: str) -> RichParagraph:
        joined = RichParagraph()
        for part in parts:
            joined = joined + self.say(separator) + part if joined else part
        return joined

    @property
    def gap(self) -> str:
        """Return the separator between sentences."""
        return between_sentences(self.language)

    def listed(self, names: Iterable[str]) -> str:
        return _(", ").join(names)

    def participant(self, code: str | None) -> str:
        """Return the short name of a Participant, or "Not set" without one."""
        if code is None:
            return _("Not set")
        fact = self.register.participants.get(code)
        return str(fact.label.reading(self.language).text) if fact else code

    def lead(self, code: str | None) -> str:
        """Return the lead on one line, for a separate column."""
        return self.participant(code) if code else _("Not set").replace(" ", date_formatting.NBSP)

    def participants(self, codes: Iterable[str]) -> str:
        return self.listed(self.participant(code) for code in codes) or _("None")

    def side(self, code: str) -> str:
        return self.register.sides[code].name.reading(self.language).text

    def day(self, value: date | None) -> str:
        return date_formatting.day(value, self.language) if value else _("Not set")

    def ordinal(self, number: int, *, inside: bool = False) -> str:
        """Return the ordinal for the start of a title or, in lower case in French, ``inside`` a sentence."""
        return ordinal(number, self.language, inside=inside)

    def count(self, number: int, *, opening: bool = False, feminine: bool = False) -> str:
        """Return a count in words if it is small, capitalized at the ``opening`` of a sentence."""
        return numeral(number, self.language, opening=opening, feminine=feminine)

    def nth_dialogue(self, number: int, *, inside: bool = False) -> str:
        return _("%(ordinal)s Dialogue") % {"ordinal": self.ordinal(number, inside=inside)}

    def dialogue(self, past: PastDialogue, *, inside: bool = False) -> str:
        """Return a past Dialogue with its date or date note: "Second Dialogue (26 August 2025)"."""
        when = self.day(past.held_on) if past.held_on else past.date_note.reading(self.language).text
        named = self.nth_dialogue(past.number, inside=inside)
        return _("%(dialogue)s (%(when)s)") % {"dialogue": named, "when": when} if when else named

    def instant(self, moment: datetime) -> str:
        """Return an instant in the local time of both capitals, each with its own date."""
        return on_clocks(moment, self.ordered_sides(), self.language)

    def ordered_participants(self) -> list[str]:
        """Return the Participants in the order of the MOC in this language: its French text names Canada's first."""
        seats = self.register.participants
        return (
            sorted(seats, key=lambda code: seats[code].side != FIRST_IN_FRENCH) if self.language == "fr" else [*seats]
        )

    def ordered_sides(self) -> list[SideData]:
        """Return the sides, the host first, whose local time is that of the meeting."""
        host = self.register.meeting.host
        return sorted(self.register.sides.values(), key=lambda side: side.code != host)


def on_clocks(moment: datetime, sides: Iterable[SideData], language: str) -> str:
    """Return an instant in the local time of each capital with its date, in ``language``, the active one."""
    clocks = []
    for side in sides:
        local = displayed_text(moment, side.time_zone)
        clocks.append(
            _("%(day)s, %(hour)s %(capital)s")
            % {
                "day": date_formatting.day(local.date(), language),
                "hour": date_formatting.hour(local.time(), language),
                "capital": side.capital.reading(language).text,
            }
        )
    return _(" / ").join(clocks)
