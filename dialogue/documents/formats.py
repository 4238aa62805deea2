"""Output formats of an agenda, by the names used in commands and URLs."""

import re
from collections.abc import Callable
from typing import NamedTuple

from core.files import archive
from core.rest.tables import xlsx
from dialogue.documents import agenda_json, html, pdf, word
from dialogue.documents.agenda import AgendaDocument


class DocumentFormat(NamedTuple):
    """Output format; ``name`` is also the file extension, ``render`` returns the bytes."""

    name: str
    media_type: str
    render: Callable[[AgendaDocument], bytes]


class GeneratedFile(NamedTuple):
    """Rendered document as a file."""

    name: str
    media_type: str
    content: bytes


FORMATS = {
    made.name: made
    for made in (
        DocumentFormat("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", word.render),
        DocumentFormat("pdf", "application/pdf", pdf.render),
        DocumentFormat("html", "text/html", lambda agenda: html.render(agenda).encode()),
        DocumentFormat("json", "application/json", agenda_json.render),
    )
}

CALENDAR = "ics"
CALENDAR_MEDIA_TYPE = "text/calendar"

# Media types for downloads.
MEDIA_TYPES = {made.name: made.media_type for made in FORMATS.values()} | {
    CALENDAR: CALENDAR_MEDIA_TYPE,
    "xlsx": xlsx.MEDIA_TYPE,
    "zip": archive.MEDIA_TYPE,
}


def file_name(agenda: AgendaDocument, ending: str) -> str:
    """Return a portable file name: ``JCBD-3-1.en.docx``.

    A restricted document's name includes its mark, which is read before a file is opened or forwarded.
    """
    symbol = re.sub(r"(Rev|Add|Corr)\.", r"\1", agenda.masthead.symbol.replace("/", "-"))
    return ".".join(filter(None, (symbol, agenda.masthead.mark_code, agenda.language, ending)))
