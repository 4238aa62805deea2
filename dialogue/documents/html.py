"""HTML renderer of a document: an ``<article>`` for the portal and for printing."""

from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string

from core.text.xml_characters import writable
from dialogue.documents.agenda import AgendaDocument, DocumentTable
from dialogue.documents.headings import levels
from dialogue.documents.widths import is_held


def render(agenda: AgendaDocument) -> str:
    """Return the article without the surrounding page. Its title is the ``h1``; styled by ``static/css/document.css``.

    Django escapes every text, and a text in another language has its own ``lang``.
    """
    context = {
        "agenda": agenda,
        "head": agenda.masthead,
        "annotations": [(level, one, shown_tables(one.tables)) for level, one in levels(agenda.annotations)],
        "sections": [(one, shown_tables(one.tables)) for one in agenda.sections],
        "sheet_tables": shown_tables([agenda.sheet.items]) if agenda.sheet else [],
        "annexes": [(annex, shown_tables(annex.tables)) for annex in agenda.annexes],
    }
    return writable(render_to_string("documents/agenda.html", context))


def shown_tables(tables: Iterable[DocumentTable]) -> list[dict[str, Any]]:
    """Return tables whose cells have their column, for alignment, and whether they may wrap."""
    return [
        {
            "caption": table.caption,
            "captioned": table.captioned,
            "columns": table.columns,
            "rows": [
                [(column, text, is_held(str(text))) for column, text in zip(table.columns, row, strict=False)]
                for row in table.rows
            ],
        }
        for table in tables
    ]
