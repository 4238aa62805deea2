"""Annex A: timetable in the local time of both capitals."""

from django.utils.translation import gettext as _

from core.rest.tables.spreadsheet_model import Align
from dialogue.documents.agenda import Annex, DocumentTable, TableColumn
from dialogue.documents.text import clock, decision_sheet
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.titles import title
from dialogue.rules.agenda.items import Item
from dialogue.rules.agenda.planning import spans


def timetable(voice: DocumentLanguage, items: tuple[Item, ...]) -> Annex:
    """Return the items in their order with minutes and hours; areas without debate share a row."""
    placed, rows = spans(items), []
    for row in decision_sheet.rows_of(items):
        first, minutes = row[0], sum(placed[one.key].minutes for one in row)
        if first.letter and not minutes:
            continue
        rows.append(
            (
                *(voice.say(hour) for hour in clock.hours(voice, placed[first.key].begins)),
                voice.say(decision_sheet.numbers(row)),
                title(voice, first) if len(row) == 1 else decision_sheet.title_of_several(voice, row),
                voice.say(str(minutes)),
            )
        )
    table = DocumentTable(
        _("Timetable with running clock"),
        (
            *(TableColumn(heading, 0) for heading in clock.columns(voice)),
            TableColumn(_("Item"), 0),
            TableColumn(_("Subject"), 1),
            TableColumn(_("Minutes"), 0, Align.END),
        ),
        tuple(rows),
        captioned=False,
    )
    return Annex("A", _("Annex A. Timetable"), tables=(table,))
