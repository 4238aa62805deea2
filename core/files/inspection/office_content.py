"""Office content inspection: embedded objects and external references in the text parts.

OpenDocument has both in its text (ODF 1.3, 10.4), and Word has fields that load files (ECMA-376, 17.16.5). The parts
are parsed as a stream under a size limit, and nothing of them is stored.
"""

import re
from collections.abc import Iterable
from itertools import chain
from typing import Final
from zipfile import ZipFile

from core.files.enums import FileFault
from core.files.inspection import workbooks, xml_parts
from core.files.inspection.kinds import FileRefusedError

_XLINK = "http://www.w3.org/1999/xlink href"
# Elements of an OpenDocument whose URL is followed only on a user's action.
_FOLLOWED: Final = frozenset({"a", "bookmark", "database-source", "event-listener"})
# Elements that contain or start objects of other programs.
_EMBEDS: Final = frozenset({"object-ole", "applet", "plugin"})
# Elements that query another local program, without a URL.
_ASKS: Final = frozenset({"dde-source", "dde-connection-decl"})
# Attributes with a formula: of a cell, a name, a condition or an allowed value (OpenFormula, 6.13).
_FORMULAS: Final = frozenset({"formula", "expression", "condition"})
# A sheet of another file in a formula: ['https://e.example/a.ods'#$Sheet.A1].
_ANOTHER_FILE = re.compile(r"'#")
# URL outside the package: with a scheme, of a server, or of another folder.
_OUTSIDE = re.compile(r"\s*([a-z][a-z0-9+.-]*:|//|\\\\|/|\.\./)", re.IGNORECASE)
_OPEN_DOCUMENT_PARTS = re.compile(r"(^|/)(content|styles)\.xml$")
_OLE_TYPE = re.compile(rb"oleobject", re.IGNORECASE)

_WORD_PARTS = re.compile(r"^word/[^/]+\.xml$")
_WORD_TYPE = "wordprocessingml"
# Fields that load other files when the document is opened or printed.
_FIELDS = re.compile(r"^\s*(INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE|LINK|IMPORT)\b", re.IGNORECASE | re.MULTILINE)
# Limit of the field instructions of a part, in characters.
_LONGEST = 1_000_000


def inspect_open_document(package: ZipFile, names: Iterable[str], manifest: bytes) -> None:
    """Raise FileRefusedError if an OpenDocument embeds an object of another program or loads external content."""
    if _OLE_TYPE.search(manifest):
        raise FileRefusedError(FileFault.EMBEDDED)
    for name in xml_parts.within(package, (name for name in names if _OPEN_DOCUMENT_PARTS.search(name))):
        with package.open(name) as part:
            xml_parts.reader(_open_document_element).ParseFile(part)


def inspect_word(package: ZipFile, names: Iterable[str], types: Iterable[dict[str, str]]) -> None:
    """Raise FileRefusedError if a field of a Word document loads external content.

    ``types`` are the entries of its content types list, which identifies Word parts in any folder.
    """
    for name in xml_parts.within(package, xml_parts.parts_of(names, types, named=_WORD_PARTS, typed=_WORD_TYPE)):
        instructions = _Instructions()
        reader = xml_parts.reader(instructions.begin)
        reader.CharacterDataHandler, reader.EndElementHandler = instructions.text, instructions.end
        with package.open(name) as part:
            reader.ParseFile(part)
        if _FIELDS.search("".join(instructions.found)):
            raise FileRefusedError(FileFault.REACHES_OUT)


def _open_document_element(name: str, attributes: dict[str, str]) -> None:
    local = name.rpartition(" ")[2]
    if local in _EMBEDS:
        raise FileRefusedError(FileFault.EMBEDDED)
    for key, value in attributes.items():
        if key.rpartition(" ")[2] in _FORMULAS:
            _refuse_asking(value)
    if local in _ASKS or (local not in _FOLLOWED and _OUTSIDE.match(attributes.get(_XLINK, ""))):
        raise FileRefusedError(FileFault.REACHES_OUT)


def _refuse_asking(formula: str) -> None:
    if len(formula) > workbooks.LONGEST:
        raise FileRefusedError(FileFault.SWELLS)
    if workbooks.asks(formula) or _ANOTHER_FILE.search(formula):
        raise FileRefusedError(FileFault.FORMULA)


class _Instructions:
    """Field instructions of a part, in their order; a program may split an instruction into several runs."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.inside = False
        self.length = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local == "instrText":
            self.inside = True
        elif local == "fldSimple":
            self.text_of("\n".join(chain(attributes.values(), ("",))))
        elif local == "fldChar":
            self.text_of("\n")

    def end(self, _name: str) -> None:
        self.inside = False

    def text(self, data: str) -> None:
        if self.inside:
            self.text_of(data)

    def text_of(self, data: str) -> None:
        self.length += len(data)
        if self.length > _LONGEST:
            raise FileRefusedError(FileFault.SWELLS)
        self.found.append(data)
