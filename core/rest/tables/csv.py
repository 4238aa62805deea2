"""CSV export (RFC 4180) without a row limit, for programs and Excel."""

import csv
from contextlib import ExitStack
from typing import Any

from django.http.response import HttpResponseBase

from core.rest.tables.file_responses import provided_values, spool
from core.rest.tables.table_renderers import Cell, ExportTable, TableRenderer
from core.text.formulas import FORMULA

# Byte order mark, by which Excel recognises UTF-8; without it Japanese text is garbled.
MARK = "\ufeff"


class CsvRenderer(TableRenderer):
    media_type = "text/csv"
    content_type = "text/csv; charset=utf-8"
    format = "csv"

    def respond(self, table: ExportTable) -> HttpResponseBase:
        with ExitStack() as unfinished:
            file = unfinished.enter_context(spool())
            written = Utf8Writer(file)
            written.write(MARK)
            lines = csv.writer(written)
            lines.writerow(table.head)
            lines.writerows([shown(value) for value in row] for row in table.rows)
            # The response closes the file.
            unfinished.pop_all()
        return provided_values(file, table=table, form=self)


class Utf8Writer:
    """Text writer that encodes to UTF-8."""

    def __init__(self, file: Any) -> None:
        self.file = file

    def write(self, text: str) -> None:
        self.file.write(text.encode())


def shown(value: Cell) -> str:
    """Return a cell as text. An apostrophe before a possible formula makes spreadsheets treat it as text."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return f"'{value}" if value.startswith(FORMULA) else value
    return str(value)
