"""Agenda items in three languages side by side, for the table."""

from collections.abc import Mapping

from django.utils.translation import gettext as _, pgettext

from core.rest.tables.spreadsheet_model import Align
from dialogue.documents.agenda import AgendaDocument, AgendaLine, DocumentSection, DocumentTable, Layout, TableColumn
from dialogue.documents.text import meeting_details, outline
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.meeting_documents.frame import agenda_fact, framed, own_head

# Names of the languages in themselves: each reader looks for its own column.
COLUMNS = {"en": "English", "fr": "Français", "ja": "日本語"}


def trilingual(voice: DocumentLanguage, lines: Mapping[str, tuple[AgendaLine, ...]]) -> AgendaDocument:
    """Return Part I with a column for each language; ``lines`` has the same items for ``en``, ``fr`` and ``ja``."""
    flat = {language: [each for line in part for each in (line, *line.children)] for language, part in lines.items()}
    rows = tuple(
        (
            voice.say(there[0].number),
            *(one.title for one in there),
            voice.say(there[0].minutes or pgettext("feminine", "None")),
        )
        for there in zip(*(flat[language] for language in COLUMNS), strict=True)
    )
    table = DocumentTable(
        _("Agenda items in three languages"),
        (
            TableColumn(_("No."), 8),
            *(TableColumn(name, 27) for name in COLUMNS.values()),
            TableColumn(_("Minutes"), 11, Align.END),
        ),
        rows,
    )
    return framed(
        voice,
        own_head(voice, _("Agenda in three languages"), "3L"),
        clocks=meeting_details.clocks(voice),
        facts=(agenda_fact(voice),),
        layout=Layout.ONE_PAGE,
        sections=(DocumentSection(voice.say(outline.part_one_title()), tables=(table,)),),
    )
