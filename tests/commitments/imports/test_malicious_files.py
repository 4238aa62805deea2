"""Files as an attacker sends them: refused in words, before they cost anything, and never an error of the portal."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_LZMA, ZipFile, ZipInfo

import pytest

from commitments.models import Commitment, PreparedImport
from contacts.enums import Role
from core.files.tables import packages
from tests.commitments.imports.conftest import Person, Register, lines_of, table, workbook
from tests.commitments.imports.hostile_files import ELEMENTS, ROOM, bomb, with_part

pytestmark = pytest.mark.django_db

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><worksheet xmlns="{MAIN}">&l9;</worksheet>'
OUTSIDE = f'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet xmlns="{MAIN}">&f;</worksheet>'


def sheet_of(rows: str, after: str = "") -> bytes:
    text = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    return with_part(SHEET, text.encode())


def many_parts() -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w") as archive:
        for number in range(1_001):
            archive.writestr(f"{number}", b"")
    return kept.getvalue()


def lying() -> bytes:
    """A part that says it is small, and is not."""
    content = bytearray(with_part(SHEET, b" " * 1_000_000))
    place = content.rfind(b"PK\x01\x02")
    while SHEET.encode() not in content[place : place + 100]:
        place = content.rfind(b"PK\x01\x02", 0, place)
    content[place + 24 : place + 28] = (10).to_bytes(4, "little")
    return bytes(content)


def packed_otherwise() -> bytes:
    """Each part packed in a way that no spreadsheet uses, and not whole."""
    kept = BytesIO()
    with ZipFile(BytesIO(table(["title_en"], ["x"]))) as old, ZipFile(kept, "w", ZIP_LZMA) as new:
        for part in old.infolist():
            new.writestr(part.filename, old.read(part))
    content = bytearray(kept.getvalue())
    with ZipFile(kept) as written:
        for part in written.infolist():
            middle = part.header_offset + 30 + len(part.filename) + part.compress_size // 2
            content[middle : middle + 4] = b"\xff\xff\xff\xff"
    return bytes(content)


def encrypted() -> bytes:
    content = bytearray(table(["title_en"], ["x"]))
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        found = content.find(mark)
        content[found + place] |= 1
    return bytes(content)


def overlapping() -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w") as archive:
        archive.writestr(SHEET, b"<a/>")
        archive.filelist.append(archive.getinfo(SHEET))
    return kept.getvalue()


CELL = '<c r="A{row}" t="inlineStr"><is><t>title_en</t></is></c>'
A_MILLION = "".join(f'<row r="{row}">{"<c/>" * 1000}</row>' for row in range(1, ELEMENTS // 1000 + 1))

FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a bomb": ("x.xlsx", bomb, "The decompressed file is too large"),
    "many parts": ("x.xlsx", many_parts, "The decompressed file is too large"),
    "a part that lies": ("x.xlsx", lying, "not a valid Excel workbook"),
    "a part twice": ("x.xlsx", overlapping, "not a valid Excel workbook"),
    "a password": ("x.xlsx", encrypted, "password-protected or damaged"),
    "a billion laughs": ("x.xlsx", lambda: with_part(SHEET, BILLION.encode()), "contains XML entities"),
    "the same in UTF-16": ("x.xlsx", lambda: with_part(SHEET, BILLION[21:].encode("utf-16")), "contains XML entities"),
    "entities in texts": ("x.xlsx", lambda: with_part("xl/styles.xml", BILLION.encode()), "contains XML entities"),
    "an outer entity": ("x.xlsx", lambda: with_part(SHEET, OUTSIDE.encode()), "contains XML entities"),
    "a million cells": ("x.xlsx", lambda: sheet_of(A_MILLION), "limit: 1 million"),
    "nests": ("x.xlsx", lambda: with_part(SHEET, b"<a>" * 100), "limit: 1 million"),
    "a far row": (
        "x.xlsx",
        lambda: sheet_of("".join(f"<row r='{row}'><c><v>1</v></c></row>" for row in range(1, 5_003))),
        "The file has more than 5000 rows. Split the file.",
    ),
    "a far column": ("x.xlsx", lambda: sheet_of('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "more than 100 columns"),
    "a column that is none": (
        "x.xlsx",
        lambda: sheet_of('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'),
        "not a valid Excel workbook",
    ),
    "a text that is not there": (
        "x.xlsx",
        lambda: sheet_of('<row><c t="s"><v>77</v></c></row>'),
        "not a valid Excel workbook",
    ),
    "a number that is none": ("x.xlsx", lambda: sheet_of("<row><c><v>one</v></c></row>"), "not a valid Excel workbook"),
    "digits without end": (
        "x.xlsx",
        lambda: sheet_of(f'<row r="{"9" * 9_000}"><c><v>1</v></c></row>'),
        "not a valid Excel workbook",
    ),
    "broken XML": ("x.xlsx", lambda: with_part(SHEET, b"<worksheet><sheetData>"), "not a valid Excel workbook"),
    "no workbook": ("x.xlsx", lambda: with_part("xl/workbook.xml", b"<workbook/>"), "not a valid Excel workbook"),
    "an archive of something else": (
        "x.xlsx",
        lambda: with_part("xl/_rels/workbook.xml.rels", b"<x/>"),
        "not a valid Excel workbook",
    ),
    "merged cells": (
        "x.xlsx",
        lambda: sheet_of(f"<row>{CELL.format(row=1)}</row>", '<mergeCells><mergeCell ref="A3:A5"/></mergeCells>'),
        "Row 3</b>: <bdi>Merged cells at A3:A5",
    ),
    "text that says it is a workbook": ("x.xlsx", lambda: b"title_en\n", "does not match its extension"),
    "a workbook that says it is text": ("x.csv", lambda: table(["title_en"], ["x"]), "does not match its extension"),
    "an archive packed otherwise": ("x.xlsx", packed_otherwise, "not a valid Excel workbook"),
    "an archive that is none": ("x.xlsx", lambda: b"PK\x03\x04" + b"x" * 99, "not a valid Excel workbook"),
    "an old workbook": ("x.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older than Excel 2007"),
    "macros": ("x.xlsm", lambda: table(["title_en"], ["x"]), "Choose an Excel (.xlsx)"),
    "a program": ("x.xlsx.exe", lambda: b"MZ", "Choose an Excel (.xlsx)"),
    "NUL in text": ("x.csv", lambda: b"title_en\nx\0y\n", "not a valid CSV file"),
    "a quotation without end": ("x.csv", lambda: b'title_en\n"' + b"x" * 200_000, "a quotation mark is not closed"),
    "rows of text": ("x.csv", lambda: b"title_en\n" + b"x\n" * 5_001, "more than 5000 rows"),
    "columns of text": ("x.csv", lambda: b"title_en\n" + b"," * 101 + b"x", "more than 100 columns"),
    "six megabytes": ("x.csv", lambda: b"title_en\n" + b"x" * 6_000_000, "larger than 5 MB"),
    "Unknown character encoding": ("x.csv", lambda: b"title_en\n\x81 \n", "Save the file as “CSV UTF-8”"),
    "half of UTF-16": ("x.csv", lambda: b"\xff\xfet", "Save the file as “CSV UTF-8”"),
}


@pytest.fixture(autouse=True)
def _less_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "LARGEST", ROOM)
    monkeypatch.setattr(packages, "MOST_ELEMENTS", ELEMENTS)


def test_a_million_cells_and_some_tens_of_megabytes_are_the_limits() -> None:
    assert (ELEMENTS * 50, ROOM * 50) == (1_000_000, 60_000_000)


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_list_is_refused_in_words(editor: Person, name: str) -> None:
    file_name, content, told = FILES[name]
    answer = editor.send(file_name, content())
    assert answer.status_code == 400
    assert told in answer.text
    assert not PreparedImport.objects.exists()


@pytest.mark.parametrize(
    "text",
    ["a\x01b", "\ufffe", "x" * 301, "two\nlines", "a\u2028b\x85c", "\u202e" * 301],
)
def test_invalid_text_is_reported_at_its_cell(register: Register, editor: Person, text: str) -> None:
    rows = (
        ",".join(register.row) + "\n" + ",".join(f'"{value}"' for value in (register.row | {"title_en": text}).values())
    )
    answer = editor.send("rows.csv", rows.encode())
    assert answer.status_code in {302, 400}
    if answer.status_code == 400:
        assert "Row 2, column A (title_en)" in answer.text


@pytest.mark.parametrize("half", ["_xD800_", "_xDFFF_", "_x0000_"])
def test_half_a_character_in_a_workbook_stays_the_letters_that_it_was_written_with(
    register: Register, editor: Person, half: str
) -> None:
    assert editor.send("rows.xlsx", workbook(register.row | {"title_en": half})).status_code == 302
    editor.confirm()
    assert Commitment.objects.get().title_en == half


@pytest.mark.parametrize("name", ["\u202excod.xlsx", "a" * 180 + ".xlsx", "架空\n.xlsx", "<script>.xlsx", "x\0.xlsx"])
def test_the_name_of_a_file_is_text(register: Register, editor: Person, name: str) -> None:
    answer = editor.send(name, workbook(register.row))
    assert answer.status_code == 302
    page = editor.client.get(answer.headers["Location"]).text
    assert "<script>." not in page
    assert editor.confirm().status_code == 302


def test_what_a_cell_says_is_text_on_the_page(register: Register, editor: Person) -> None:
    answer = editor.send_rows(register.row | {"title_en": "<img src=x>", "areas": "<b>x</b>"})
    assert "<img src=x>" not in answer.text
    assert "“&lt;b&gt;x&lt;/b&gt;”" in answer.text


def test_error_cells_and_impossible_dates_are_reported(register: Register, editor: Person) -> None:
    head = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in ("title_en", "due_on", "begun_on"))
    cells = '<c t="e"><v>#N/A</v></c><c t="d"><v>2027-03-31T09:30:00</v></c><c t="b"><v>1</v></c>'
    answer = editor.send("rows.xlsx", sheet_of(f'<row r="1">{head}</row><row r="7">{cells}</row>'))
    assert "Row 7, column A (title_en)</b>: <bdi>Cell contains a spreadsheet error or an invalid date" in answer.text


def test_a_file_of_a_reader_is_not_even_looked_at(person: Callable[..., Person]) -> None:
    assert person(Role.READER).send("x.xlsx", bomb()).status_code == 403


def test_an_archive_with_folders_is_read_all_the_same(register: Register, editor: Person) -> None:
    kept = BytesIO(workbook(register.row))
    with ZipFile(kept, "a") as archive:
        archive.writestr(ZipInfo("customXml/"), b"")
    assert editor.send("rows.xlsx", kept.getvalue()).status_code == 302
    assert lines_of(kept.getvalue())
