"""Annex A: timetable in the local time of both capitals, with the overrun of the day."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.rest.tables.spreadsheet_model import Align
from core.text import date_formatting
from core.text.times import displayed_text, instant
from dialogue.documents.agenda import Annex, DocumentTable, RichParagraph, TableColumn
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.titles import title
from dialogue.rules.agenda.items import Item


def timetable(voice: DocumentLanguage, items: tuple[Item, ...]) -> Annex:
    meeting = voice.register.meeting
    start = instant(meeting.wall_start, meeting.time_zone) if meeting.wall_start else None
    sides = voice.ordered_sides()
    clocks = [side.capital.reading(voice.language).text for side in sides] if start else [_("From the opening")]
    rows, elapsed = [], 0
    for item in items:
        for one in item.children if any(child.minutes for child in item.children) else (item,):
            times = _times(voice, start, elapsed)
            minutes = one.minutes if one.letter else one.total_minutes
            rows.append((voice.say(one.cited), title(voice, one), voice.say(str(minutes)), *times))
            elapsed += minutes
    table = DocumentTable(
        _("Timetable with running clock"),
        (
            TableColumn(_("Item"), 10),
            TableColumn(_("Subject"), 50),
            TableColumn(_("Minutes"), 12, Align.END),
            *(TableColumn(clock, 20) for clock in clocks),
        ),
        tuple(rows),
    )
    balance = () if voice.given_out else (voice.say(_balance(voice, elapsed)),)
    return Annex("A", _("Annex A. Timetable"), paragraphs=balance, tables=(table,))


def _times(voice: DocumentLanguage, start: datetime | None, elapsed: int) -> tuple[RichParagraph, ...]:
    if start is None:
        hours, minutes = divmod(elapsed, 60)
        return (voice.say(f"{hours}:{minutes:02}"),)
    moment = start + timedelta(minutes=elapsed)
    cells = []
    for side in voice.ordered_sides():
        local = displayed_text(moment, side.time_zone)
        hour = date_formatting.hour(local.time(), voice.language)
        day = date_formatting.day(local.date(), voice.language)
        cells.append(voice.say(_("%(hour)s, %(day)s") % {"hour": hour, "day": day}))
    return tuple(cells)


def _balance(voice: DocumentLanguage, elapsed: int) -> str:
    """Return the minutes needed and available, as text."""
    available = voice.register.meeting.minutes
    said = _("The items need %(needed)d of %(available)d minutes.") % {"needed": elapsed, "available": available}
    over = elapsed - available
    if over <= 0:
        return said
    overrun = ngettext("The day runs over by %(over)d minute.", "The day runs over by %(over)d minutes.", over)
    return said + voice.gap + overrun % {"over": over}
