"""What is done to get an agenda out, one step each, so that a fresh process can be asked for the same."""

from collections.abc import Callable
from datetime import datetime

from core.text.multilingual_text import LANGUAGES
from dialogue.documents import ics
from dialogue.documents.agenda import AgendaDocument, MeetingEvent
from dialogue.documents.formats import CALENDAR, FORMATS
from dialogue.models import Dialogue
from dialogue.services.agendas import compile_agenda, compile_languages
from dialogue.services.calendars import calendar_entry

type CompileInput = tuple[int, datetime]


def compile_one(asked: CompileInput) -> bytes:
    document(asked)
    return b""


def compile_all(asked: CompileInput) -> bytes:
    number, as_of = asked
    compile_languages(dialogue=_dialogue(number), languages=LANGUAGES, as_of=as_of)
    return b""


def pack(asked: CompileInput) -> bytes:
    """Everything in one language, compiled once, as a page of downloads would be filled."""
    agenda = document(asked)
    written = b"".join(made.render(agenda) for made in FORMATS.values())
    return written + ics.render(meeting(asked))


def document(asked: CompileInput) -> AgendaDocument:
    number, as_of = asked
    return compile_agenda(dialogue=_dialogue(number), language="en", as_of=as_of)


def meeting(asked: CompileInput) -> MeetingEvent:
    number, as_of = asked
    return calendar_entry(dialogue=_dialogue(number), language="en", as_of=as_of)


def _dialogue(number: int) -> Dialogue:
    found: Dialogue = Dialogue.objects.select_related("instrument", "host", "mark").get(number=number)
    return found


# Each takes one value: what is asked for, or what a step before it gave.
STEPS: dict[str, Callable[..., bytes]] = {
    "compile": compile_one,
    "compile in three languages": compile_all,
    **{name: made.render for name, made in FORMATS.items()},
    CALENDAR: ics.render,
    "compile and all five": pack,
}
