"""PDF renderer: tagged PDF (PDF/UA-1 and PDF/A-3a), typeset by Typst with fonts from the wheels."""

from functools import cache
from pathlib import Path

import orjson
import typst

from dialogue.documents.agenda import AgendaDocument
from dialogue.documents.pdf import glyphs
from dialogue.documents.pdf.data import data
from dialogue.documents.pdf.row_headers import with_row_headers

_HERE = Path(__file__).parent


def render(agenda: AgendaDocument) -> bytes:
    """Return the agenda as PDF; deterministic to the byte.

    Texts by users reach Typst as strings inside one JSON input, never as markup. Typst can read this folder only.
    """
    written = typst.compile(
        _HERE / "agenda.typ",
        root=_HERE,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"agenda": orjson.dumps(data(agenda)).decode()},
        format="pdf",
        pdf_standards=["a-3a", "ua-1"],
        timestamp=int(agenda.as_of.timestamp()),
    )
    return with_row_headers(written)


@cache
def _fonts() -> typst.Fonts:
    # Loading 34 MB of fonts takes longer than typesetting, so each process does it once.
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[glyphs.LATIN, glyphs.JAPANESE],
    )
