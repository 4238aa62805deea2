"""The formulas of a workbook, read for what they ask of another program or load from elsewhere.

They stand in the cells of a sheet, and as well in names, conditions, allowed values, tables, pivot tables and charts
(ECMA-376-1, 18.17): each element that holds one is known by its name, in whichever of the parts it is.
"""

import re
from collections.abc import Iterable
from typing import Final
from zipfile import ZipFile

from core.files.enums import FileFault
from core.files.inspection import xml_parts
from core.files.inspection.kinds import FileRefusedError

_PARTS = re.compile(r"^xl/.+\.xml$", re.IGNORECASE)
_TYPE = "spreadsheetml"

_FORMULAS: Final = frozenset(
    {"f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula"}
)
# Attributes that hold one: of a calculated item, and of a shape that shows what is in a cell.
_ATTRIBUTES: Final = ("formula", "textlink")
# Signs of one formula, more than any program writes (Excel takes 8,192).
LONGEST = 100_000

# Functions that ask another program, a server or a service as soon as the sheet is worked out.
_ASKING: Final = frozenset(
    {"WEBSERVICE", "RTD", "DDE", "REGISTER.ID", "SQL.REQUEST", "STOCKHISTORY", "IMPORTTEXT", "IMPORTCSV"}
    | {"SERVICEWEB"}  # As who works in French types WEBSERVICE; a file of Excel's own has the English names.
    | {"CUBEKPIMEMBER", "CUBEMEMBER", "CUBEMEMBERPROPERTY", "CUBERANKEDMEMBER", "CUBESET", "CUBESETCOUNT", "CUBEVALUE"}
)
# These have everyday names, which stand before a bracket in texts as well: programs that know them write them with what
# says that they came later.
_ASKING_LATELY: Final = frozenset({"IMAGE", "PY", "COPILOT", "TRANSLATE"})
_NAMES: Final = _ASKING | _ASKING_LATELY
_LATELY = re.compile(r"^(?:_XL\w+\.)+")
# What is called; each word is looked at once, however long it is.
_CALLED = re.compile(r"(?<![\w.])([\w.]++)\s*+\(")
# A sheet or a name of another workbook: [1]Sheet!A1, 'C:\folder\[a.xlsx]Sheet'!A1, 'https://e.example/a.xlsx'!Total.
# [0] is the workbook itself; the name of a sheet has none of these signs, and doubles its apostrophes.
# What it passes over is given up at once ("+"): kept for a second try, a long text takes a hundred times its size.
_ELSEWHERE = re.compile(r"\[(?!0\])[^\[\]]*\](?:[\w.]*+|(?:[^\[\]']++|'')*+')!|[/\\](?:[^'\[\]/\\]++|'')*+'!")
# A link by DDE: program|topic!item, program|'topic'!item.
_EXCHANGE = re.compile(r"\w\|(?:'|[\w.]+!)")


def asks(formula: str, *, typed: bool = False) -> bool:
    """Whether a formula, as programs write it or as it is ``typed``, calls a function that asks elsewhere."""
    capital = formula.upper()
    # Most formulas, and whole tables, name none of them: that is seen far sooner.
    if not any(name in capital for name in _NAMES):
        return False
    return any(_asks(called[1], typed=typed) for called in _CALLED.finditer(capital))


def loads(formula: str) -> bool:
    """Whether a formula as Excel writes it asks elsewhere, or leads to another workbook or program."""
    leads = ("!" in formula and _ELSEWHERE.search(formula)) or ("|" in formula and _EXCHANGE.search(formula))
    return bool(leads) or asks(formula)


def inspect_workbook(package: ZipFile, names: Iterable[str], types: Iterable[dict[str, str]]) -> None:
    """Raise FileRefusedError where a formula of an XLSX asks or loads; ``types`` is its list of content types."""
    for name in xml_parts.within(package, xml_parts.parts_of(names, types, named=_PARTS, typed=_TYPE)):
        with package.open(name) as part:
            _Formulas().parser.ParseFile(part)


class _Formulas:
    """What is said inside of elements with a formula; of all else, of which a sheet has millions, nothing is told."""

    def __init__(self) -> None:
        self.parser = xml_parts.reader(self.begin)
        self.found: list[str] = []
        self.length = self.depth = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        for key in _ATTRIBUTES:
            if key in attributes:
                _refuse(attributes[key])
        if name.rpartition(" ")[2] in _FORMULAS:
            self.depth += 1
            self.parser.CharacterDataHandler, self.parser.EndElementHandler = self.text, self.end

    def text(self, data: str) -> None:
        self.length += len(data)
        if self.length > LONGEST:
            raise FileRefusedError(FileFault.SWELLS)
        self.found.append(data)

    def end(self, name: str) -> None:
        if name.rpartition(" ")[2] not in _FORMULAS:
            return
        self.depth -= 1
        if not self.depth:
            self.parser.CharacterDataHandler = self.parser.EndElementHandler = None
            _refuse("".join(self.found))
            self.found, self.length = [], 0


def _refuse(formula: str) -> None:
    if loads(formula):
        raise FileRefusedError(FileFault.FORMULA)


def _asks(called: str, *, typed: bool) -> bool:
    name = _LATELY.sub("", called)
    return name in _ASKING or (name in _ASKING_LATELY and (typed or name != called))
