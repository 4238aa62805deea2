"""The forms in which an agenda is given out, under the names that a command and an address use."""

import re
from collections.abc import Callable
from typing import NamedTuple

from core.files import archive
from core.rest.tables import xlsx
from dialogue.documents import html, interchange, pdf, word
from dialogue.documents.agenda import Agenda


class Format(NamedTuple):
    """``name`` is also the ending of a file; ``render`` gives its bytes."""

    name: str
    media_type: str
    render: Callable[[Agenda], bytes]


class Made(NamedTuple):
    """A document as a file."""

    name: str
    media_type: str
    content: bytes


FORMATS = {
    made.name: made
    for made in (
        Format("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", word.render),
        Format("pdf", "application/pdf", pdf.render),
        Format("html", "text/html", lambda agenda: html.render(agenda).encode()),
        Format("json", "application/json", interchange.render),
    )
}

CALENDAR = "ics"
CALENDAR_MEDIA_TYPE = "text/calendar"

# What each form of a document is told to be where it is given out as a file.
MEDIA_TYPES = {made.name: made.media_type for made in FORMATS.values()} | {
    CALENDAR: CALENDAR_MEDIA_TYPE,
    "xlsx": xlsx.MEDIA_TYPE,
    "zip": archive.MEDIA_TYPE,
}


def file_name(agenda: Agenda, ending: str) -> str:
    """A name without signs that file systems refuse: ``JCBD-3-1.en.docx``.

    Of what is for a few it has the mark as well, since a name is read before a file is opened or passed on.
    """
    symbol = re.sub(r"(Rev|Add|Corr)\.", r"\1", agenda.masthead.symbol.replace("/", "-"))
    return ".".join(filter(None, (symbol, agenda.masthead.mark_code, agenda.language, ending)))
