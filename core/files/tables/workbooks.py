"""XLSX reader of the first sheet: stored values, with dates for cells in a date format.

It reads only the five parts needed; spreadsheet libraries read all of them without limits.
"""

import posixpath
import re
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import Element  # nosec B405  # Only the type; `packages` parses.
from zipfile import ZipFile

from django.utils.translation import gettext as _
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from core.files.tables.packages import damaged, elements, opened
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

WORKBOOK, STYLES, SHARED = "xl/workbook.xml", "xl/styles.xml", "sharedStrings"
# Escape of a character that XML cannot contain; an underscore that looks like an escape is escaped too.
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# NUL and surrogates.
NO_CHARACTERS = ("0000", "D8", "D9", "DA", "DB", "DC", "DD", "DE", "DF")
# A workbook counts time in days.
SECONDS = 24 * 60 * 60


def read(content: bytes) -> ImportSheet:
    """Read a workbook. Raises InvalidFileError if it is invalid, or if its first sheet is not a table."""
    with opened(content) as archive:
        return _sheet(WorkbookInfo(archive))


class WorkbookInfo:
    """Workbook data that a sheet needs: its path, shared strings and date styles."""

    def __init__(self, archive: ZipFile) -> None:
        self.archive = archive
        self.counted_from, wanted = CALENDAR_WINDOWS_1900, ""
        for each in elements(archive, WORKBOOK, "workbookPr", "sheet"):
            if each.get("date1904") in {"1", "true"}:
                self.counted_from = CALENDAR_MAC_1904
            if each.tag == "sheet" and not wanted:
                wanted = next((value for key, value in each.items() if key.endswith(" id")), "")
        parts = _parts(archive)
        if wanted not in parts:
            raise damaged()
        self.first = parts[wanted]
        names = set(archive.namelist())
        self.days = _date_styles(archive) if STYLES in names else set()
        shared = parts.get(SHARED, "")
        self.texts = [_text(each) for each in elements(archive, shared, "si")] if shared in names else []


def _parts(archive: ZipFile) -> dict[str, str]:
    """Return the paths of the sheets by their keys, and that of the shared strings."""
    parts: dict[str, str] = {}
    for each in elements(archive, "xl/_rels/workbook.xml.rels", "Relationship"):
        kind, target = each.get("Type", "").rpartition("/")[2], each.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        if kind in {"worksheet", SHARED} and each.get("TargetMode") != "External":
            parts[SHARED if kind == SHARED else each.get("Id", "")] = path
    return parts


def _date_styles(archive: ZipFile) -> set[int]:
    """Return the numbers of the styles that show a number as a date."""
    formats: dict[int, str] = dict(BUILTIN_FORMATS)
    days: set[int] = set()
    for each in elements(archive, STYLES, "numFmt", "cellXfs"):
        if each.tag == "numFmt":
            formats[int(each.attrib["numFmtId"])] = each.attrib["formatCode"]
            continue
        shown = (formats.get(int(style.get("numFmtId", "0")), "") for style in each.iterfind("xf"))
        days |= {number for number, form in enumerate(shown) if is_date_format(form)}
    return days


def _text(element: Element) -> str:
    """Return the text of a shared or inline string, without phonetic guides (furigana)."""
    texts = (text.text or "" for child in element if child.tag != "rPh" for text in child.iter("t"))
    return unescaped("".join(texts))


def _sheet(book: WorkbookInfo) -> ImportSheet:
    rows: list[SheetRow] = []
    problems: list[Problem] = []
    number = 0
    for each in elements(book.archive, book.first, "row", "mergeCell"):
        if each.tag == "mergeCell":
            problems.append(_merged(each.get("ref", "")))
            continue
        number = int(each.get("r", number + 1))
        if row := _row(book, number, each):
            if len(rows) > MOST_ROWS:
                message = _("The file has more than %(most)d rows. Split the file.") % {"most": MOST_ROWS}
                raise InvalidFileError([Problem(message, number)])
            rows.append(row)
    if problems:
        raise InvalidFileError(problems)
    if not rows:
        raise InvalidFileError(_("The first sheet is empty. Enter column names in the first row."))
    return ImportSheet(rows[0], tuple(rows[1:]), cuts=True)


def _merged(area: str) -> Problem:
    message = _("Merged cells at %(place)s. Unmerge them.")
    row = int("".join(filter(str.isdigit, area.partition(":")[0])) or 0) or None
    return Problem(message % {"place": area[:20]}, row)


def _row(book: WorkbookInfo, number: int, element: Element) -> SheetRow | None:
    """Return the values of a row; None if it is empty."""
    values: dict[int, Value] = {}
    column = -1
    for cell in element.iterfind("c"):
        column = column_of(cell.attrib["r"]) if "r" in cell.attrib else column + 1
        value = _value(book, cell)
        if value is not None and value != "":
            values[column] = value
    if not values:
        return None
    width = max(values) + 1
    if width > MOST_COLUMNS:
        message = _("The file has more than %(most)d columns.") % {"most": MOST_COLUMNS}
        raise InvalidFileError([Problem(message, number, width - 1)])
    return SheetRow(number, tuple(values.get(place) for place in range(width)))


def _value(book: WorkbookInfo, cell: Element) -> Value:
    if cell.find("f") is not None:
        return Formula()
    if cell.get("t") == "inlineStr":
        return "".join(_text(each) for each in cell.iterfind("is"))
    text = cell.findtext("v", "")
    return _stored_value(book, cell, text) if text else None


def _stored_value(book: WorkbookInfo, cell: Element, text: str) -> Value:
    match cell.get("t", "n"):
        case "s":
            return book.texts[int(text)]
        case "str":
            return unescaped(text)
        case "b":
            return text == "1"
        case "e":
            return Failed()
        case "d":
            return datetime.fromisoformat(text)
    return _number_or_day(book, int(cell.get("s", "0")), float(text))


def _number_or_day(book: WorkbookInfo, style: int, number: float) -> Value:
    if style not in book.days:
        return int(number) if number.is_integer() else number
    if number < 1:
        # Excel counts from 1 January 1900; a value below one day is a time of day.
        return _time_of_day(number)
    try:
        found: Any = from_excel(number, book.counted_from)
    except (OverflowError, ValueError):
        return Failed()
    return found if isinstance(found, date | datetime) else Failed()


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
