"""What a spreadsheet program finds in the sheet: it is read back, and its parts are looked at as they are."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings, strategies as st

from core.rest.tables import xlsx
from core.rest.tables.spreadsheet_model import SheetColumn, SpreadsheetDocument
from core.text.xml_characters import writable
from tests.factories.agenda_document import HOSTILE
from tests.random_examples import tries

SHEET = SpreadsheetDocument(
    name="Follow-up: 2026/27",
    title="Fictitious actions",
    symbol="JCBD/97/FU",
    author="Fictitious secretariat",
    language="en",
    mark="Participants & nobody else",
    non_binding="Not legally binding.",
    as_of=datetime(2026, 11, 24, 14, tzinfo=UTC),
    columns=(
        SheetColumn("Number", 16),
        SheetColumn("Action", 60),
        SheetColumn("Due", 12),
        SheetColumn("Evidence", 8),
    ),
    rows=(("MOC-2096-014", "A fictitious action", date(2027, 3, 31), 2), ("97/2", "Another", None, 0)),
)


def page(sheet: SpreadsheetDocument = SHEET) -> Any:
    return openpyxl.load_workbook(BytesIO(xlsx.render(sheet))).active


def parts(sheet: SpreadsheetDocument = SHEET) -> dict[str, bytes]:
    with ZipFile(BytesIO(xlsx.render(sheet))) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_the_head_row_stays_in_sight_and_has_a_filter() -> None:
    read = page()
    assert [cell.value for cell in read[1]] == ["Number", "Action", "Due", "Evidence"]
    assert read.freeze_panes == "B2"
    (table,) = read.tables.values()
    assert (table.ref, table.headerRowCount, table.autoFilter.ref) == ("A1:D3", 1, "A1:D3")
    assert read.print_title_rows == "$1:$1"
    assert read.column_dimensions["B"].width == 60


def test_days_are_days_numbers_numbers_and_nothing_is_an_empty_cell() -> None:
    read = page()
    assert read["C2"].is_date
    assert read["C2"].value.date() == date(2027, 3, 31)
    assert (read["D2"].value, read["D2"].data_type) == (2, "n")
    assert read["C3"].value is None


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("x","y")', "#N/A", "1e9", "007"])
def test_what_looks_like_a_formula_a_number_or_an_error_stays_text(words: str) -> None:
    read = page(replace(SHEET, rows=((words, "Another", None, 0),)))
    assert (read["A2"].value, read["A2"].data_type) == (words, "s")
    assert read["A2"].quotePrefix == (words[0] in "=+-@\t")
    assert b"<f>" not in parts(replace(SHEET, rows=((words, words, None, 0),)))["xl/worksheets/sheet1.xml"]


def test_whatever_people_typed_can_be_opened_again() -> None:
    read = page(replace(SHEET, rows=tuple((words, words, None, 0) for words in HOSTILE)))
    assert [row[0].value for row in read.iter_rows(min_row=2)] == [writable(words) for words in HOSTILE]


@settings(max_examples=tries(10, long=25), deadline=None)
@given(words=st.text(min_size=1, max_size=40_000))
def test_any_text_at_all_can_be_written(words: str) -> None:
    xlsx.render(replace(SHEET, name=words, mark=words, rows=((words, words, None, 0),)))


def test_the_properties_name_the_document_and_the_instant_of_reading() -> None:
    named = openpyxl.load_workbook(BytesIO(xlsx.render(SHEET))).properties
    assert (named.title, named.subject, named.creator) == (SHEET.title, SHEET.symbol, SHEET.author)
    assert named.created == named.modified == datetime(2026, 11, 24, 14)  # noqa: DTZ001  # The file names no zone.
    assert named.language == "en-CA"


def test_the_name_of_the_tab_has_no_sign_that_a_tab_may_not_have() -> None:
    assert page().title == "Follow-up  2026 27"


def test_the_same_sheet_gives_the_same_bytes_whenever_it_is_made() -> None:
    assert xlsx.render(SHEET) == xlsx.render(SHEET)
    with ZipFile(BytesIO(xlsx.render(SHEET))) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"2026-11-24T14:00:00Z" in parts()["docProps/core.xml"]


def test_a_sheet_without_rows_is_a_sheet() -> None:
    read = page(replace(SHEET, rows=()))
    assert read.max_row == 1
    assert read.auto_filter.ref == "A1:D1"
