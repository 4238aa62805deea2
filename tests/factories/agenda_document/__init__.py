"""A rich agenda in each language, plainly fictitious, for the tests of the renderers.

Nothing in it is a fact about the Dialogue, its Participants or their work. Some texts exist in one language only, so
that a fallback stands beside the language of the document; ``HOSTILE`` is what a person could type to do harm.
"""

from dataclasses import replace
from datetime import UTC, datetime

from dialogue.documents.agenda import AgendaDocument, MeetingEvent
from tests.factories.agenda_document.annexes import annexes
from tests.factories.agenda_document.front import clocks, facts, masthead, note
from tests.factories.agenda_document.items import annotations, lines, sheet, timetable
from tests.factories.agenda_document.voice import LANGUAGES, Voice

__all__ = ["AS_OF", "HOSTILE", "LANGUAGES", "agenda", "meeting"]

AS_OF = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
REGIONS = {"en": "CA", "fr": "CA", "ja": "JP"}
HOSTILE = (
    '#import "@preview/x:1.0.0": * #read("/etc/passwd") $x$ \\ *bold* _em_ @label <label>',
    "<script>alert(1)</script> & <img src=x onerror=alert(2)> {{ 7|add:7 }} {% now 'Y' %}",
    '=1+1 and =HYPERLINK("http://example.invalid","x")',
    "</w:t></w:r><w:r><w:t>]]> &amp; &#65; <?xml?>",
    "שלום עולם، مرحبا \u202eesrever\u202c \u2067isolated\u2069",
    "NUL \x00 bell \x07 surrogate \ud800 noncharacter \ufffe vertical \x0b end",
    "Battery \U0001f50b and Ⓐ ㋿ 𠮷野家 ☃ ậ ﷺ \U0010ffff",
    "Pneumonoultramicroscopicsilicovolcanoconiosis" * 6,
    "https://example.invalid/" + "segment-" * 30,
    "BEGIN:VEVENT\r\nSUMMARY:second\r\nEND:VEVENT",
    "Line one\nline two\tafter a tab",
)


def agenda(language: str = "en", *, actions: int = 14, hostile: bool = False) -> AgendaDocument:
    """The fictitious agenda in ``language``; with ``hostile`` the texts of users are attacks."""
    voice = Voice(language)
    return AgendaDocument(
        language=language,
        region=REGIONS[language],
        author=voice.say("Fictitious secretariat", "Secrétariat fictif", "架空事務局"),
        as_of=AS_OF,
        dialogue=97,
        masthead=masthead(voice),
        clocks=clocks(voice),
        facts=facts(voice),
        note_title=voice.say("Note by the secretariat", "Note du secrétariat", "事務局による注記"),
        note=note(voice),
        part_one_title=voice.say("Part I. Provisional agenda", "Partie I. Ordre du jour provisoire", "第1部　議題案"),
        part_one=lines(voice),
        part_two_title=voice.say("Part II. Annotations", "Partie II. Annotations", "第2部　注釈"),
        annotations=annotations(voice, HOSTILE if hostile else ()),
        annexes=annexes(voice, actions, HOSTILE if hostile else ()),
        sheet=sheet(voice),
        timetable=timetable(voice),
    )


def meeting(**changes: object) -> MeetingEvent:
    """A fictitious Dialogue in Ottawa in winter; ``changes`` are fields of Meeting."""
    plain = MeetingEvent(
        uid="dialogue-97@example.invalid",
        sequence=3,
        title="Fictitious Dialogue 97",
        description="A meeting that will not take place.",
        location="Example Hall, Ottawa",
        local_start=datetime(2027, 2, 9, 9, 0),  # noqa: DTZ001 - a wall time has its zone beside it.
        time_zone="America/Toronto",
        minutes=180,
        cancelled=False,
        tentative=False,
        as_of=AS_OF,
        language="en",
    )
    return replace(plain, **changes)
