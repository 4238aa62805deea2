"""Writers of XLSX and CSV files in the import format."""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from commitments.imports.characters import carried, fitting
from commitments.imports.column_help import ColumnHelp
from commitments.imports.columns import CellType, ImportColumn
from core.files.tables.csv_reader import guarded
from core.files.tables.sheet import Value
from core.text.formulas import FORMULA

# Byte order mark, without which Excel does not detect UTF-8 and garbles Japanese.
MARK = "\ufeff"
# Start of Excel's error values, which it would show instead of the text.
ERROR = "#"
# Underscore before an apparent escape sequence of XLSX.
ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
WIDTHS = {CellType.TEXT: 44, CellType.SEVERAL: 22}
WIDTH = 18
# Column widths of the second sheet: name, meaning, rule, values, example.
EXPLAINED = (20, 60, 26, 60, 26)
LONGEST_TAB = 31
# The font of all other cells; an unnamed font differs between programs.
BOLD = Font(name="Calibri", size=11, bold=True)
TOP, WRAPPED = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
AS_TEXT = "@"
AS_DAY = "yyyy-mm-dd"


def separated(columns: Sequence[ImportColumn], rows: Iterable[Sequence[Value]]) -> bytes:
    """Return a CSV file (RFC 4180) in UTF-8."""
    text = StringIO(newline="")
    text.write(MARK)
    lines = csv.writer(text)
    lines.writerow([column.name for column in columns])
    for row in rows:
        lines.writerow([guarded(carried(value)) if isinstance(value, str) else value for value in row])
    return text.getvalue().encode()


def workbook(
    name: str,
    columns: Sequence[ImportColumn],
    rows: Iterable[Sequence[Value]],
    explanation: ColumnHelp,
    mark: str = "",
) -> bytes:
    """Return a workbook with the list and a second sheet of column help; ``mark`` is printed on each page."""
    book = Workbook(write_only=True)
    page = book.create_sheet(name[:LONGEST_TAB])
    page.freeze_panes = "B2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.oddHeader.left.text = _in_header(name)
    _mark(page, mark)
    for place, column in enumerate(columns, start=1):
        dimension = page.column_dimensions[get_column_letter(place)]
        dimension.width = WIDTHS.get(column.shape, WIDTH)
        # Applies to rows that users add below, too.
        dimension.number_format = AS_DAY if column.shape is CellType.DAY else AS_TEXT
    page.append([_cell(page, column.name, bold=True) for column in columns])
    for row in rows:
        page.append([_cell(page, value, wrapped=True) for value in row])
    _explain(book, explanation, mark)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _explain(book: Any, explanation: ColumnHelp, mark: str) -> None:
    page = book.create_sheet(explanation.name[:LONGEST_TAB])
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = False
    page.sheet_properties.pageSetUpPr.fitToPage = True
    _mark(page, mark)
    for place, width in enumerate(EXPLAINED, start=1):
        page.column_dimensions[get_column_letter(place)].width = width
    for sentence in explanation.sentences:
        page.append([_cell(page, sentence)])
    page.append([])
    page.append([_cell(page, title, bold=True) for title in explanation.head])
    for line in explanation.lines:
        page.append([_cell(page, value, wrapped=True, bold=place == 0) for place, value in enumerate(line)])


def _cell(page: Any, value: Value, *, bold: bool = False, wrapped: bool = False) -> Any:
    """Return a text cell that is never read as a formula or an error, even after it is edited."""
    text = isinstance(value, str)
    cell = WriteOnlyCell(page, _writable(value) if isinstance(value, str) else value)
    if text:
        cell.data_type = "s"
        cell.number_format = AS_TEXT
        cell.quotePrefix = str(value).startswith((*FORMULA, ERROR))
    elif isinstance(value, date):
        cell.number_format = AS_DAY
    cell.alignment = WRAPPED if text and wrapped else TOP
    if bold:
        cell.font = BOLD
    return cell


def _writable(text: str) -> str:
    return ESCAPE.sub("_x005F_", fitting(carried(text)))


def _mark(page: Any, mark: str) -> None:
    if mark:
        page.oddHeader.right.text = page.oddFooter.right.text = _in_header(mark)


def _in_header(text: str) -> str:
    """Double ampersands, which start a code in headers and footers."""
    return carried(text).replace("&", "&&")
