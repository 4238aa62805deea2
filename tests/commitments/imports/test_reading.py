"""How a file is read: without a database, as Excel in Tokyo, Ottawa and Gatineau writes it."""

from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from rest_framework.exceptions import ValidationError

from commitments.imports import files
from commitments.imports.columns import CellError, CellType, text_of
from commitments.imports.record_types import KINDS, ImportRecordType
from commitments.imports.record_types.activities import ACTIVITIES, Hour
from core.files.tables import csv_reader
from core.files.tables.sheet import Failed, Formula, ImportSheet, InvalidFileError, column_of, letter_of
from tests.commitments.imports.conftest import table

NAMES = {"title_en", "title_ja", "due_on"}


def read_text(content: bytes) -> ImportSheet:
    return files.read(name="list.csv", content=content, names=NAMES)


def read_book(content: bytes) -> ImportSheet:
    return files.read(name="list.xlsx", content=content, names=NAMES)


def values_of(sheet: ImportSheet) -> list[tuple[Any, ...]]:
    return [row.values for row in sheet.rows]


@pytest.mark.parametrize(
    ("text", "code", "note"),
    [
        ("title_ja\n電池", "utf-8", ""),
        ("title_ja\n電池", "utf-8-sig", ""),
        ("title_ja\n電池", "utf-16", ""),
        ("title_ja\n電池のリサイクル", "cp932", "Shift_JIS"),
        ("title_ja\n①髙﨑のバッテリー", "cp932", "Shift_JIS"),
        ("title_fr\nété à Montréal — œuvre", "cp1252", "Windows-1252"),
        ("title_fr\nétat", "cp1252", "Windows-1252"),
    ],
)
def test_encoding_is_detected_and_reported(text: str, code: str, note: str) -> None:
    found = csv_reader.decoded(text.encode(code))
    assert found.text.removeprefix("\ufeff") == text
    assert (note in found.note) if note else found.note == ""


@pytest.mark.parametrize("divider", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_columns_are_divided_as_the_head_divides_them(divider: str, end: str) -> None:
    lines = [divider.join(line) for line in (["title_en", "due_on"], ['"a,b;c\td"', "2027-03-31"])]
    assert values_of(read_text(end.join(lines).encode())) == [("a,b;c\td", "2027-03-31")]


def test_rows_have_the_numbers_that_a_spreadsheet_shows() -> None:
    sheet = read_text(b'title_en,due_on\n"two\nlines",\n\n,\nlast,\n')
    assert [(row.number, row.values[0]) for row in sheet.rows] == [(2, "two\nlines"), (5, "last")]
    sheet = read_book(table(["title_en"], [], ["x"], [None, ""], ["y"]))
    assert [(row.number, row.values[0]) for row in sheet.rows] == [(3, "x"), (5, "y")]


@pytest.mark.parametrize("text", ["=1", "'=1", "''=1", "'", "'x", "-", "＝", "x=1", ""])
def test_an_apostrophe_keeps_a_formula_a_text_and_is_taken_off_again(text: str) -> None:
    assert csv_reader.unguarded(csv_reader.guarded(text)) == text


def test_the_values_of_a_workbook_are_what_a_person_typed() -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["title_en", "due_on"])
    for value in ("=A1", True, 7, 7.5, 1e20, date(2027, 3, 31), datetime(2027, 3, 31, 9, 30), "x\ny", "#N/A"):  # noqa: DTZ001  # Excel knows no zones.
        page.append([value])
    kept = BytesIO()
    book.save(kept)
    assert [row.values[0] for row in read_book(kept.getvalue()).rows] == [
        Formula(),
        True,
        7,
        7.5,
        int(1e20),
        datetime(2027, 3, 31),  # noqa: DTZ001  # The same.
        datetime(2027, 3, 31, 9, 30),  # noqa: DTZ001  # The same.
        "x\ny",
        Failed(),
    ]


def test_a_workbook_of_an_old_macintosh_counts_days_from_1904() -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    page = book.active
    assert page is not None
    page.append(["due_on"])
    page.append([date(2027, 3, 31)])
    kept = BytesIO()
    book.save(kept)
    assert values_of(read_book(kept.getvalue())) == [(datetime(2027, 3, 31),)]  # noqa: DTZ001  # Excel knows no zones.


@pytest.mark.parametrize(("number", "day"), [(1, "1900-01-01"), (61, "1900-03-01"), (0, None), (-1, None)])
def test_days_that_excel_cannot_count_to_are_no_days(number: int, day: str | None) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["due_on"])
    page.append([number])
    page["A2"].number_format = "yyyy-mm-dd"
    kept = BytesIO()
    book.save(kept)
    [[value]] = values_of(read_book(kept.getvalue()))
    if day is None:
        with pytest.raises(CellError):
            text_of(value, CellType.DAY)
    else:
        assert text_of(value, CellType.DAY) == day


@pytest.mark.parametrize(
    ("cell", "hour"),
    [
        *[(time(9, 30), "09:30"), (time(0), "00:00"), ("9:30", "09:30"), ("09:30:00", "09:30")],
        *[("９:30", None), (9, None), (time(9, 30, 45), None), (time(23, 59, 45), None)],
        *[(":30", None), (":", None), ("9:", None)],
    ],
)
def test_an_hour_is_read_however_a_spreadsheet_keeps_it(cell: object, hour: str | None) -> None:
    [[value]] = values_of(read_book(table(["starts_at"], [cell])))
    column = next(each for each in ACTIVITIES.columns if each.name == "starts_at")
    try:
        read = column.given(text_of(value, CellType.HOUR))
        assert f"{Hour().to_internal_value(read):%H:%M}" == hour
        assert column.same(text_of(value, CellType.HOUR), str(hour))
    except (CellError, ValidationError):
        assert hour is None


def test_what_is_written_over_japanese_to_say_how_it_sounds_is_no_part_of_it() -> None:
    text = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>title_en</t></si>'
        '<si><r><t>電</t></r><r><t xml:space="preserve">池 </t></r><rPh sb="0" eb="1"><t>デンチ</t></rPh></si></sst>'
    )
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>'
        "</sheetData></worksheet>"
    )
    assert values_of(read_book(shared(text, sheet))) == [("電池 ",)]


def shared(texts: str, sheet: str) -> bytes:
    """A workbook whose texts stand apart from its cells, as Excel writes them."""
    kept = BytesIO()
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with ZipFile(kept, "w") as archive:
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns:r="{office}"><sheets><sheet name="a" r:id="one"/></sheets></workbook>'
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{relations}">'
            f'<Relationship Id="one" Type="{office}/worksheet" Target="/xl/worksheets/first.xml"/>'
            f'<Relationship Id="two" Type="{office}/sharedStrings" Target="sharedStrings.xml"/>'
            f'<Relationship Id="three" Type="{office}/worksheet" TargetMode="External" Target="http://x.example/"/>'
            "</Relationships>",
        )
        archive.writestr("xl/sharedStrings.xml", texts)
        archive.writestr("xl/worksheets/first.xml", sheet)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("value", "shape", "text"),
    [
        (None, CellType.TEXT, ""),
        (True, CellType.TRUTH, "true"),
        (False, CellType.TEXT, "false"),
        (2027, CellType.TEXT, "2027"),
        (7.5, CellType.TEXT, "7.5"),
        (date(2027, 3, 31), CellType.DAY, "2027-03-31"),
        (datetime(2027, 3, 31, 9, 30), CellType.DAY, "2027-03-31T09:30"),  # noqa: DTZ001  # Excel knows no zones.
        ("31/03/2027", CellType.DAY, "31/03/2027"),
    ],
)
def test_a_cell_is_read_as_text(value: Any, shape: CellType, text: str) -> None:
    assert text_of(value, shape) == text


@pytest.mark.parametrize("value", [Formula(), Failed(), 46112, 46112.0])
def test_what_is_no_day_is_not_guessed(value: Any) -> None:
    with pytest.raises(CellError):
        text_of(value, CellType.DAY)


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_letters(column: int, letters: str) -> None:
    assert letter_of(column) == letters
    assert column_of(f"{letters}7") == column


@pytest.mark.parametrize("reference", ["7", "", "AAAA1", "Ａ1", "A-1"])
def test_what_is_no_reference_names_no_column(reference: str) -> None:
    with pytest.raises(ValueError, match="names no column"):
        column_of(reference)


@pytest.mark.parametrize("name", ["list", "list.xls", "list.ods", "list.xlsx.zip", ""])
def test_other_formats_are_refused_by_name(name: str) -> None:
    with pytest.raises(InvalidFileError, match=r"Choose an Excel \(\.xlsx\)"):
        files.read(name=name, content=b"PK\x03\x04", names=NAMES)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_day_that_is_shown_as_an_example_is_taken(kind: ImportRecordType) -> None:
    fields = kind.entry().fields
    for column in kind.columns:
        if column.shape is CellType.DAY and column.name in fields:
            assert str(fields[column.name].run_validation(column.example)) == column.example
