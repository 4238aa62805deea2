"""Workbook inspection: formulas that query other programs or load external data.

Formulas occur in cells, names, conditions, allowed values, tables, pivot tables and charts (ECMA-376-1, 18.17): each
element that contains one is recognised by its name, in any part.
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
# Attributes with a formula: of a calculated item, and of a shape that shows a cell.
_ATTRIBUTES: Final = ("formula", "textlink")
# Limit of a formula in characters, more than any program writes (Excel: 8,192).
LONGEST = 100_000

# Functions that query another program, a server or a service on recalculation.
_ASKING: Final = frozenset(
    {"WEBSERVICE", "RTD", "DDE", "REGISTER.ID", "SQL.REQUEST", "STOCKHISTORY", "IMPORTTEXT", "IMPORTCSV"}
    | {"SERVICEWEB"}  # WEBSERVICE as typed in French; Excel's own files have the English names.
    | {"CUBEKPIMEMBER", "CUBEMEMBER", "CUBEMEMBERPROPERTY", "CUBERANKEDMEMBER", "CUBESET", "CUBESETCOUNT", "CUBEVALUE"}
)
# Functions with everyday names, which also occur before brackets in texts: programs that know them write them with the
# prefix of later functions.
_ASKING_LATELY: Final = frozenset({"IMAGE", "PY", "COPILOT", "TRANSLATE"})
_NAMES: Final = _ASKING | _ASKING_LATELY
_LATELY = re.compile(r"^(?:_XL\w+\.)+")
# A function call; possessive quantifiers scan each word once.
_CALLED = re.compile(r"(?<![\w.])([\w.]++)\s*+\(")
# A sheet or a name of another workbook: [1]Sheet!A1, 'C:\folder\[a.xlsx]Sheet'!A1, 'https://e.example/a.xlsx'!Total.
# [0] is the workbook itself; sheet names have none of these characters, and apostrophes are doubled. Possessive
# quantifiers ("+") prevent backtracking, whose memory would be a hundred times the size of a long text.
_ELSEWHERE = re.compile(r"\[(?!0\])[^\[\]]*\](?:[\w.]*+|(?:[^\[\]']++|'')*+')!|[/\\](?:[^'\[\]/\\]++|'')*+'!")
# A DDE link: program|topic!item, program|'topic'!item.
_EXCHANGE = re.compile(r"\w\|(?:'|[\w.]+!)")


def asks(formula: str, *, typed: bool = False) -> bool:
    """Return whether a formula, as stored or as ``typed``, calls a function that queries external data."""
    capital = formula.upper()
    # Most formulas and tables contain none of the names; this check is far faster.
    if not any(name in capital for name in _NAMES):
        return False
    return any(_asks(called[1], typed=typed) for called in _CALLED.finditer(capital))


def loads(formula: str) -> bool:
    """Return whether a formula as Excel stores it queries external data, or refers to another workbook or program."""
    leads = ("!" in formula and _ELSEWHERE.search(formula)) or ("|" in formula and _EXCHANGE.search(formula))
    return bool(leads) or asks(formula)


def inspect_workbook(package: ZipFile, names: Iterable[str], types: Iterable[dict[str, str]]) -> None:
    """Raise FileRefusedError for XLSX formulas with external data; ``types`` is the content types list."""
    for name in xml_parts.within(package, xml_parts.parts_of(names, types, named=_PARTS, typed=_TYPE)):
        with package.open(name) as part:
            _Formulas().parser.ParseFile(part)


class _Formulas:
    """Formula parser: collects the text of formula elements and skips all others, of which a sheet has millions."""

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
