"""Command that exports the agenda of a Dialogue."""

import sys
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from contacts.services.today import zones_of_sides
from core.text.multilingual_text import LANGUAGES
from dialogue.documents import ics
from dialogue.documents.formats import CALENDAR, FORMATS
from dialogue.exceptions import DayMissingError
from dialogue.models import Dialogue
from dialogue.rules.instants import close_of
from dialogue.services import issued
from dialogue.services.agendas import compile_agenda, compile_languages
from dialogue.services.calendars import calendar_entry

# Formats of `--all`, in every language.
PACK = ("docx", "pdf")


class Command(BaseCommand):
    help = (
        "Write the annotated agenda of a Dialogue: the version issued last or, with --as-of and while none is issued, "
        "a draft compiled from the register. Nothing is saved. With --all every language as DOCX and PDF."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dialogue", type=int, metavar="N", help="the number of the Dialogue; default: the next")
        parser.add_argument("--lang", choices=LANGUAGES, default="en", help="the language; default: en")
        parser.add_argument("--format", choices=[*FORMATS, CALENDAR], default="docx", help="default: docx")
        parser.add_argument(
            "--as-of",
            type=_day,
            metavar="YYYY-MM-DD",
            help="compile it from the register as it stood at the end of that day in both capitals",
        )
        parser.add_argument("--output", metavar="PATH", help="the file to write, or - for standard output")
        parser.add_argument("--all", action="store_true", help="every language as DOCX and PDF, into --output-dir")
        parser.add_argument("--output-dir", default=".", metavar="DIR", help="default: this folder")

    def handle(self, *args: Any, **options: Any) -> None:
        dialogue = _dialogue(options["dialogue"])
        as_of = _instant(options["as_of"])
        # An issued agenda is exported as issued, unless a date is given.
        compiled = options["as_of"] is not None or issued.standing(dialogue) is None
        if options["all"]:
            self._write_all(dialogue, as_of, options, compiled=compiled)
            return
        language, ending = options["lang"], options["format"]
        given = None if compiled else issued.file_of(dialogue=dialogue, form=ending, language=language)
        written = given.content if given else _render(dialogue, language, ending, as_of)
        if options["output"] == "-":
            sys.stdout.buffer.write(written)
            return
        path = Path(options["output"] or _name(dialogue, language, ending))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written)
        self.stdout.write(str(path))

    def _write_all(self, dialogue: Dialogue, as_of: datetime, options: dict[str, Any], *, compiled: bool) -> None:
        folder = Path(options["output_dir"])
        folder.mkdir(parents=True, exist_ok=True)
        trees = compile_languages(dialogue=dialogue, as_of=as_of) if compiled else {}
        for language in LANGUAGES:
            for ending in PACK:
                path = folder / _name(dialogue, language, ending)
                given = None if compiled else issued.file_of(dialogue=dialogue, form=ending, language=language)
                path.write_bytes(given.content if given else FORMATS[ending].render(trees[language]))
                if options["verbosity"]:
                    self.stdout.write(str(path))


def _name(dialogue: Dialogue, language: str, ending: str) -> str:
    return f"dialogue-{dialogue.number}-agenda.{language}.{ending}"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"'{text}' is not a day as YYYY-MM-DD") from error


def _instant(day: date | None) -> datetime:
    if day is None:
        return timezone.now()
    return close_of(day, zones_of_sides())


def _dialogue(number: int | None) -> Dialogue:
    rows = Dialogue.objects.select_related("instrument", "host", "mark")
    found: Dialogue | None = rows.ahead().first() if number is None else rows.filter(number=number).first()
    if found is None:
        known = ", ".join(map(str, rows.values_list("number", flat=True))) or "none; run `manage.py seed` first"
        what = "No Dialogue is planned" if number is None else f"There is no Dialogue {number}"
        msg = f"{what}. Dialogues on record: {known}."
        raise CommandError(msg)
    return found


def _render(dialogue: Dialogue, language: str, ending: str, as_of: datetime) -> bytes:
    if ending != CALENDAR:
        return FORMATS[ending].render(compile_agenda(dialogue=dialogue, language=language, as_of=as_of))
    try:
        return ics.render(calendar_entry(dialogue=dialogue, language=language, as_of=as_of))
    except DayMissingError as refusal:
        raise CommandError(str(refusal)) from refusal
