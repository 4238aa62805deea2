"""Tables as text with commas (RFC 4180), without limit: what programs read and Excel opens."""

import csv
from contextlib import ExitStack
from typing import Any

from django.http.response import HttpResponseBase

from core.rest.tables.file_responses import given, spool
from core.rest.tables.table_renderers import Cell, Table, TableRenderer
from core.text.formulas import FORMULA

# By this mark Excel knows that the file is UTF-8; without it, it shows Japanese as other letters.
MARK = "\ufeff"


class CsvRenderer(TableRenderer):
    media_type = "text/csv"
    content_type = "text/csv; charset=utf-8"
    format = "csv"

    def respond(self, table: Table) -> HttpResponseBase:
        with ExitStack() as unfinished:
            file = unfinished.enter_context(spool())
            written = Encoded(file)
            written.write(MARK)
            lines = csv.writer(written)
            lines.writerow(table.head)
            lines.writerows([shown(value) for value in row] for row in table.rows)
            # From here on the answer closes it.
            unfinished.pop_all()
        return given(file, table=table, form=self)


class Encoded:
    """A file that takes text and keeps it as UTF-8."""

    def __init__(self, file: Any) -> None:
        self.file = file

    def write(self, text: str) -> None:
        self.file.write(text.encode())


def shown(value: Cell) -> str:
    """A cell as text. An apostrophe before what looks like a formula makes it text to spreadsheets as well."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return f"'{value}" if value.startswith(FORMULA) else value
    return str(value)
