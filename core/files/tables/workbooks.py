"""XLSX reader of the first sheet: stored values, with dates for cells in a date format.

It reads only the five parts needed; spreadsheet libraries read all of them without limits.
"""

import posixpath
import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from core.files.tables.packages import Package, damaged
from core.files.tables.sheet import (
    MOST_COLUMNS,
    MOST_ROWS,
    Failed,
    Formula,
    ImportSheet,
    InvalidFileError,
    Problem,
    SheetRow,
    Value,
    column_of,
)

WORKBOOK, STYLES = "xl/workbook.xml", "xl/styles.xml"
# Escape of a character that XML cannot contain; an underscore that looks like an escape is escaped too.
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# NUL and surrogates.
NO_CHARACTERS = ("0000", "D8", "D9", "DA", "DB", "DC", "DD", "DE", "DF")
# A workbook counts time in days.
SECONDS = 24 * 60 * 60


def read(content: bytes) -> ImportSheet:
    """Read a workbook. Raises UnreadableError if it is invalid, or if its first sheet is not a table."""
    with Package(content) as package:
        book = WorkbookInfo(package)
        cells = Cells(book)
        package.read(book.first, cells.begins, cells.ends, cells.says)
    return cells.sheet()


class WorkbookInfo:
    """Workbook data that a sheet needs: the path of the first sheet, shared strings and date styles."""

    def __init__(self, package: Package) -> None:
        self.counted_from = CALENDAR_WINDOWS_1900
        self.first = ""
        self._wanted = ""
        self._parts: dict[str, str] = {}
        package.read(WORKBOOK, self._sheets)
        package.read("xl/_rels/workbook.xml.rels", self._relations)
        if self._wanted not in self._parts:
            raise damaged()
        self.first = self._parts[self._wanted]
        self.days: set[int] = set()
        if STYLES in package.names:
            styles = Styles()
            package.read(STYLES, styles.begins, styles.ends)
            self.days = styles.days
        self.texts: list[str] = []
        if (shared := self._parts.get("sharedStrings", "")) in package.names:
            texts = SharedStrings(self.texts)
            package.read(shared, texts.begins, texts.ends, texts.says)

    def _sheets(self, name: str, attributes: dict[str, str]) -> None:
        if name == "workbookPr" and attributes.get("date1904") in {"1", "true"}:
            self.counted_from = CALENDAR_MAC_1904
        if name == "sheet" and not self._wanted:
            self._wanted = next((value for key, value in attributes.items() if key.endswith(" id")), "")

    def _relations(self, name: str, attributes: dict[str, str]) -> None:
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        kind, target = attributes.get("Type", "").rpartition("/")[2], attributes.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        if kind == "worksheet":
            self._parts[attributes.get("Id", "")] = path
        elif kind == "sharedStrings":
            self._parts[kind] = path


class Styles:
    """Date styles: the numbers of the styles that show a number as a date."""

    def __init__(self) -> None:
        self.days: set[int] = set()
        self._formats: dict[int, str] = dict(BUILTIN_FORMATS)
        self._inside = False
        self._count = 0

    def begins(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self._formats[int(attributes["numFmtId"])] = attributes["formatCode"]
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            shown = self._formats.get(int(attributes.get("numFmtId", "0")), "")
            if is_date_format(shown):
                self.days.add(self._count)
            self._count += 1

    def ends(self, name: str) -> None:
        if name == "cellXfs":
            self._inside = False


class SharedStrings:
    """Shared strings, without phonetic guides (furigana)."""

    def __init__(self, found: list[str]) -> None:
        self._found = found
        self._pieces: list[str] = []
        self._reads = self._sounds = False

    def begins(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._sounds = True
        elif name == "t":
            self._reads = not self._sounds

    def says(self, text: str) -> None:
        if self._reads:
            self._pieces.append(text)

    def ends(self, name: str) -> None:
        if name == "si":
            self._found.append(unescaped("".join(self._pieces)))
        elif name == "rPh":
            self._sounds = False
        elif name == "t":
            self._reads = False


@dataclass(slots=True)
class _Cell:
    """Cell that is being read."""

    column: int
    kind: str
    style: int
    computed: bool = False
    pieces: list[str] = field(default_factory=list)


class Cells:
    """Rows of a sheet, built from its parser events."""

    def __init__(self, book: WorkbookInfo) -> None:
        self._book = book
        self._rows: list[SheetRow] = []
        self._problems: list[Problem] = []
        self._number = 0
        self._row: dict[int, Value] = {}
        self._cell: _Cell | None = None
        self._reads = self._sounds = False
        self._next = 0

    def begins(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "row":
                self._number = int(attributes.get("r", self._number + 1))
                self._row, self._next = {}, 0
            case "c":
                column = column_of(attributes["r"]) if "r" in attributes else self._next
                self._next = column + 1
                self._cell = _Cell(column, attributes.get("t", "n"), int(attributes.get("s", "0")))
            case "f" if self._cell is not None:
                self._cell.computed = True
            case "rPh":
                self._sounds = True
            case "v" | "t":
                self._reads = self._cell is not None and not self._sounds
            case "mergeCell":
                first = attributes.get("ref", "").partition(":")[0]
                message = _("Merged cells at %(place)s. Unmerge them.")
                row = int("".join(filter(str.isdigit, first)) or 0) or None
                self._problems.append(Problem(message % {"place": attributes.get("ref", "")[:20]}, row))

    def says(self, text: str) -> None:
        if self._reads and self._cell is not None:
            self._cell.pieces.append(text)

    def ends(self, name: str) -> None:
        match name:
            case "v" | "t":
                self._reads = False
            case "rPh":
                self._sounds = False
            case "c" if self._cell is not None:
                value = self._value(self._cell)
                if value is not None and value != "":
                    self._row[self._cell.column] = value
                self._cell = None
            case "row" if self._row:
                self._keep()

    def _keep(self) -> None:
        if len(self._rows) > MOST_ROWS:
            message = _("The file has more than %(most)d rows. Split the file.") % {"most": MOST_ROWS}
            raise InvalidFileError([Problem(message, self._number)])
        width = max(self._row) + 1
        if width > MOST_COLUMNS:
            message = _("The file has more than %(most)d columns.") % {"most": MOST_COLUMNS}
            raise InvalidFileError([Problem(message, self._number, width - 1)])
        self._rows.append(SheetRow(self._number, tuple(self._row.get(column) for column in range(width))))

    def _value(self, cell: _Cell) -> Value:
        if cell.computed:
            return Formula()
        text = "".join(cell.pieces)
        if cell.kind == "inlineStr":
            return unescaped(text)
        return self._stored_value(cell, text) if text else None

    def _stored_value(self, cell: _Cell, text: str) -> Value:
        match cell.kind:
            case "s":
                return self._book.texts[int(text)]
            case "str":
                return unescaped(text)
            case "b":
                return text == "1"
            case "e":
                return Failed()
            case "d":
                return datetime.fromisoformat(text)
        return self._number_or_day(cell, float(text))

    def _number_or_day(self, cell: _Cell, number: float) -> Value:
        if cell.style not in self._book.days:
            return int(number) if number.is_integer() else number
        if number < 1:
            # Excel counts from 1 January 1900; a value below one day is a time of day.
            return _time_of_day(number)
        try:
            found: Any = from_excel(number, self._book.counted_from)
        except (OverflowError, ValueError):
            return Failed()
        return found if isinstance(found, date | datetime) else Failed()

    def sheet(self) -> ImportSheet:
        if self._problems:
            raise InvalidFileError(self._problems)
        if not self._rows:
            raise InvalidFileError(_("The first sheet is empty. Enter column names in the first row."))
        return ImportSheet(self._rows[0], tuple(self._rows[1:]), cuts=True)


def _time_of_day(part: float) -> time | Failed:
    """Return the time of day for a fraction of a day, rounded to seconds."""
    if part < 0:
        return Failed()
    minutes, seconds = divmod(min(round(part * SECONDS), SECONDS - 1), 60)
    return time(*divmod(minutes, 60), seconds)


def unescaped(text: str) -> str:
    """Remove the escapes of workbooks from a text: ``_x000D_`` is a return, ``_x005F_`` an underscore."""
    if "_x" not in text:
        return text
    return ESCAPED.sub(
        lambda found: found[0] if found[1].upper().startswith(NO_CHARACTERS) else chr(int(found[1], 16)), text
    )
