"""XLSX export for people: dates, numbers and texts keep their types."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from rest_framework.exceptions import ErrorDetail, ValidationError

from core.rest.tables import xlsx
from core.rest.tables.file_responses import provided_values, spool
from core.rest.tables.table_renderers import Cell, ExportTable, TableRenderer
from core.text.formulas import FORMULA
from core.text.xml_characters import writable

# A larger workbook takes longer to write and to open than a user waits.
MOST_ROWS = 10_000
# Excel's limit of a cell; a truncated text ends in this character.
LONGEST = 32_767
CUT = "…"
# Excel's own errors, which it would show in place of the text.
ERROR = "#"
WIDTH = 20


class XlsxRenderer(TableRenderer):
    media_type = xlsx.MEDIA_TYPE
    content_type = xlsx.MEDIA_TYPE
    format = "xlsx"
    # The file contains its creation time.
    tag_prefix = "W/"

    def respond(self, table: ExportTable) -> HttpResponseBase:
        rows = _limited(table.rows)
        book = Workbook(write_only=True)
        page = book.create_sheet(xlsx.tab(table.name))
        page.freeze_panes = "B2"
        page.print_title_rows = "1:1"
        page.oddHeader.left.text = _in_header(table.name)
        if table.mark is not None:
            name = table.mark.name.reading(table.languages[0]).text
            page.oddHeader.right.text = page.oddFooter.right.text = _in_header(name)
        for place in range(1, len(table.head) + 1):
            page.column_dimensions[get_column_letter(place)].width = WIDTH
        bold = Font(bold=True)
        page.append([_styled(page, name, bold) for name in table.head])
        for row in rows:
            page.append([_written(page, value) for value in row])
        file = spool()
        book.save(file)
        return provided_values(file, table=table, form=self)


def _limited(rows: Iterator[list[Cell]]) -> list[list[Cell]]:
    """Return all rows. Raises ValidationError if there are more than a workbook takes."""
    read = list(islice(rows, MOST_ROWS + 1))
    if len(read) > MOST_ROWS:
        message = _(
            "More than %(most)d records match, which is too many for a workbook. Use filters, or request CSV "
            "(“format=csv”)."
        )
        raise ValidationError({"format": [ErrorDetail(message % {"most": MOST_ROWS}, "too-many-records")]})
    return read


def _written(page: Any, value: Cell) -> Any:
    match value:
        case str():
            return _text(page, value)
        case date():
            day = WriteOnlyCell(page, value)
            day.number_format = "yyyy-mm-dd"
            return day
    return value


def _text(page: Any, text: str) -> Any:
    """Return a text cell that Excel never reads as a formula or an error, even after editing."""
    cell_text = writable(text)
    if len(cell_text) > LONGEST:
        cell_text = cell_text[: LONGEST - len(CUT)] + CUT
    if not cell_text.startswith((*FORMULA, ERROR)):
        return cell_text
    quoted = WriteOnlyCell(page, cell_text)
    quoted.data_type = "s"
    quoted.quotePrefix = True
    quoted.number_format = "@"
    return quoted


def _in_header(text: str) -> str:
    """Escape the ampersand, which begins a code in headers and footers."""
    return writable(text).replace("&", "&&")


def _styled(page: Any, text: str, font: Font) -> Any:
    title = WriteOnlyCell(page, text)
    title.font = font
    return title
