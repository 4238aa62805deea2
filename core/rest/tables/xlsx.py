"""XLSX writer: typed cells, deterministic bytes and a frozen header row."""

from datetime import UTC, date
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo

from core.files.archive import zipped
from core.rest.tables.spreadsheet_model import Align, SheetColumn, SpreadsheetDocument, Value
from core.text.formulas import FORMULA
from core.text.languages import TAGS
from core.text.xml_characters import writable

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_FONTS = {"en": "Arial", "fr": "Arial", "ja": "Yu Gothic"}
# ISO dates are understood in all three languages.
_DAY = "yyyy-mm-dd"
_LONGEST = 32_767
"""The characters that Excel holds in a cell."""
_NAME = 31
_HEAD = 1


def render(sheet: SpreadsheetDocument) -> bytes:
    """Return the workbook as bytes; the same sheet always gives the same bytes."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = tab(sheet.name)
    font = Font(name=_FONTS[sheet.language], size=10)
    bold = Font(name=_FONTS[sheet.language], size=10, bold=True)
    for place, column in enumerate(sheet.columns, start=1):
        cell = page.cell(_HEAD, place)
        _write(cell, column.title)
        _format(cell, column.title)
        cell.font, cell.alignment = bold, _placed(column, "bottom")
        cell.border = Border(bottom=Side("medium"))
        page.column_dimensions[get_column_letter(place)].width = column.width
    # openpyxl hashes a style for each cell that it is set for, which took most of the time: equal cells share it.
    styles: dict[tuple[int, str], StyleArray] = {}
    for line, row in enumerate(sheet.rows, start=_HEAD + 1):
        for place, value in enumerate(row, start=1):
            cell = page.cell(line, place)
            look = place, _look(value)
            if look in styles:
                cell._style = styles[look]  # noqa: SLF001  # openpyxl has no public name for the style of a cell.
            else:
                cell.font, cell.alignment = font, _placed(sheet.columns[place - 1], "top")
                _format(cell, value)
                styles[look] = cell._style  # noqa: SLF001  # As above.
            _write(cell, value)
    last = get_column_letter(len(sheet.columns))
    page.freeze_panes = f"B{_HEAD + 1}"
    if sheet.rows and len({column.title for column in sheet.columns}) == len(sheet.columns):
        # A table announces its header row to screen readers, and has filters.
        table = Table(displayName="Records", ref=f"A{_HEAD}:{last}{_HEAD + len(sheet.rows)}")
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        page.add_table(table)
    else:
        page.auto_filter.ref = f"A{_HEAD}:{last}{_HEAD}"
    _set_paper(sheet, book)
    _set_properties(sheet, book)
    return _packed(book)


def _placed(column: SheetColumn, vertical: str) -> Alignment:
    """Return the alignment: dates to the left like text, numbers to the right with a small indent."""
    if column.align is Align.END:
        return Alignment(horizontal="right", vertical=vertical, wrap_text=True, indent=1)
    return Alignment(horizontal="left", vertical=vertical, wrap_text=True)


def _look(value: Value) -> str:
    """Return what the style of a cell depends on besides its column."""
    if isinstance(value, str):
        return "formula" if value.startswith(FORMULA) else "text"
    return "day" if isinstance(value, date) else ""


def _format(cell: Cell, value: Value) -> None:
    look = _look(value)
    if look in {"text", "formula"}:
        cell.quotePrefix = look == "formula"
        cell.number_format = "@"
    elif look == "day":
        cell.number_format = _DAY


def _write(cell: Cell, value: Value) -> None:
    if isinstance(value, str):
        cell.value = writable(value)[:_LONGEST]
        # openpyxl reads "=…" as a formula and "#N/A" as an error; here everything is text.
        cell.data_type = "s"
    elif value is not None:
        cell.value = value


def _set_paper(sheet: SpreadsheetDocument, book: Workbook) -> None:
    page = book.active
    assert page is not None
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{_HEAD}:{_HEAD}"
    page.oddHeader.left.text, page.oddHeader.right.text = _code(sheet.symbol), _code(sheet.mark)
    page.oddFooter.left.text, page.oddFooter.right.text = _code(sheet.non_binding), "&P / &N"


def _set_properties(sheet: SpreadsheetDocument, book: Workbook) -> None:
    instant = sheet.as_of.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    named = book.properties
    named.title, named.subject, named.keywords = map(writable, (sheet.title, sheet.symbol, sheet.mark))
    named.creator = named.lastModifiedBy = writable(sheet.author)
    named.description, named.language = writable(sheet.non_binding), TAGS[sheet.language]
    named.created = named.modified = instant


def _packed(book: Workbook) -> bytes:
    """Save the workbook without openpyxl's clock, which writes the time of saving into the file and its entries."""
    modified = book.properties.modified
    saved = BytesIO()
    book.save(saved)
    written = f"{book.properties.modified:%Y-%m-%dT%H:%M:%SZ}".encode()
    with ZipFile(saved) as file:
        parts = {name: file.read(name) for name in sorted(file.namelist())}
    fixed = f"{modified:%Y-%m-%dT%H:%M:%SZ}".encode()
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(written, fixed)
    return zipped(parts)


def tab(name: str) -> str:
    """Return a valid tab name: 1 to 31 characters, without those of cell references."""
    return "".join(" " if letter in "[]:*?/\\'" else letter for letter in writable(name))[:_NAME].strip() or "1"


def _code(text: str) -> str:
    """Escape the ampersand, which begins a code in headers and footers."""
    return writable(text).replace("&", "&&").replace("\n", " ")
