"""The agenda as a part of a page: an ``<article>`` that the portal shows and a browser prints."""

from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string

from core.text.xml_characters import writable
from dialogue.documents.agenda import Agenda, Table
from dialogue.documents.headings import levels
from dialogue.documents.widths import is_held


def render(agenda: Agenda) -> str:
    """The article without page around it. Its title is the ``h1``; ``static/css/document.css`` belongs to it.

    Django escapes every text, and a text in another language carries its own ``lang``.
    """
    context = {
        "agenda": agenda,
        "head": agenda.masthead,
        "annotations": [(level, one, _tables(one.tables)) for level, one in levels(agenda.annotations)],
        "sections": [(one, _tables(one.tables)) for one in agenda.sections],
        "annexes": [(annex, _tables(annex.tables)) for annex in agenda.annexes],
    }
    return writable(render_to_string("documents/agenda.html", context))


def _tables(tables: Iterable[Table]) -> list[dict[str, Any]]:
    """Tables with each cell beside its column, at whose side it stands, and whether it stays on one line."""
    return [
        {
            "caption": table.caption,
            "columns": table.columns,
            "rows": [
                [(column, text, is_held(str(text))) for column, text in zip(table.columns, row, strict=True)]
                for row in table.rows
            ],
        }
        for table in tables
    ]
