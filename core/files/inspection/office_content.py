"""The parts of office files that hold their text, read for what they embed and what they load from elsewhere.

An OpenDocument says both in its text itself (ODF 1.3, 10.4), and Word has fields that load (ECMA-376, 17.16.5). The
parts are read as a stream, under a limit of their own, and nothing is kept of them.
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
# Elements of an OpenDocument whose address is followed only when somebody asks for it.
_FOLLOWED: Final = frozenset({"a", "bookmark", "database-source", "event-listener"})
# Elements that hold or start what another program makes.
_EMBEDS: Final = frozenset({"object-ole", "applet", "plugin"})
# Elements that ask another program on the machine for what it has, without an address.
_ASKS: Final = frozenset({"dde-source", "dde-connection-decl"})
# Attributes with a formula: of a cell, of a name, of a condition, and of an allowed value (OpenFormula, 6.13).
_FORMULAS: Final = frozenset({"formula", "expression", "condition"})
# A sheet of another file, in a formula: ['https://e.example/a.ods'#$Sheet.A1].
_ANOTHER_FILE = re.compile(r"'#")
# An address that leads out of the package: with a scheme, of a server, or of a folder beside it.
_OUTSIDE = re.compile(r"\s*([a-z][a-z0-9+.-]*:|//|\\\\|/|\.\./)", re.IGNORECASE)
_OPEN_DOCUMENT_PARTS = re.compile(r"(^|/)(content|styles)\.xml$")
_OLE_TYPE = re.compile(rb"oleobject", re.IGNORECASE)

_WORD_PARTS = re.compile(r"^word/[^/]+\.xml$")
_WORD_TYPE = "wordprocessingml"
# Fields that put in what is elsewhere, when the document is opened or printed.
_FIELDS = re.compile(r"^\s*(INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE|LINK|IMPORT)\b", re.IGNORECASE | re.MULTILINE)
# Of the instructions of all fields of a part, so much is read.
_LONGEST = 1_000_000


def inspect_open_document(package: ZipFile, names: Iterable[str], manifest: bytes) -> None:
    """Raise FileRefusedError where an OpenDocument embeds an object of another program, or loads something."""
    if _OLE_TYPE.search(manifest):
        raise FileRefusedError(FileFault.EMBEDDED)
    for name in xml_parts.within(package, (name for name in names if _OPEN_DOCUMENT_PARTS.search(name))):
        with package.open(name) as part:
            xml_parts.reader(_open_document_element).ParseFile(part)


def inspect_word(package: ZipFile, names: Iterable[str], types: Iterable[dict[str, str]]) -> None:
    """Raise FileRefusedError where a field of a Word document loads something.

    ``types`` are the entries of its list of content types, which say of a part in any folder that it is Word's.
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
    """What the fields of a part say, in its order: a program may cut an instruction into several runs."""

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
