"""Office files, which are ZIP archives: what they say of themselves, under limits that hold before unpacking.

Read are the list of what the parts are and the lists of what they refer to, which are small in any file that a program
wrote, and the parts with text and formulas (``contents``, ``workbooks``). None is read further than its limit.
"""

import re
from io import BytesIO
from typing import Final
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as DeflateError  # noqa: N812  # Its own name says nothing.

from core.files.enums import FileFault
from core.files.inspection.kinds import MEDIA_TYPES, FileKind, FileRefusedError
from core.files.inspection.office_content import inspect_open_document, inspect_word
from core.files.inspection.workbooks import inspect_workbook
from core.files.inspection.xml_parts import refuse_declarations

MOST_PARTS = 5_000
# Bytes of all parts together.
LARGEST = 400_000_000
# Text packs to a twentieth; what unpacks to far more of it than it was is made for that.
STEEPEST = 200
# Below that a steep part does no harm: a page of blanks.
SMALL = 10_000_000
# Bytes of a list of references, and of all such lists together; thousands of pictures are below that.
LARGEST_LIST = 4_000_000

PACKED = frozenset({ZIP_STORED, ZIP_DEFLATED})
_ENCRYPTED = 0x1

# The part without which it is not of that kind.
_BODY: Final = {
    FileKind.DOCX: "word/document.xml",
    FileKind.XLSX: "xl/workbook.xml",
    FileKind.PPTX: "ppt/presentation.xml",
    FileKind.ODT: "content.xml",
    FileKind.ODS: "content.xml",
}
_OPEN_DOCUMENT = frozenset({FileKind.ODT, FileKind.ODS})
_CONTENTS = "[Content_Types].xml"
# What says which part is the body: whoever named another one would have only a decoy looked at.
_ROOT = "_rels/.rels"
_OFFICE_DOCUMENT = "/officeDocument"
_MANIFEST = "META-INF/manifest.xml"
_PROGRAMS = re.compile(r"vbaproject|vbadata|/activex/|^basic/|^scripts/|\.(exe|dll|js|vbs|class|jar)$")
_MACRO_TYPES = re.compile(r"macroenabled|macrosheet|vbaproject")
# A link leads out only when somebody follows it; everything else is loaded.
_FOLLOWED = "/hyperlink"
# Objects of other programs, and documents of other kinds that are read in whole: HTML can load anything.
_EMBEDDED = ("/oleObject", "/aFChunk")
# Parts that say themselves what is loaded or which program is asked, such as the connections of a workbook (ECMA-376-1,
# 18.13 and 18.14): nothing in the list of references leads out.
_LOADS = ("/connections", "/externalLink", "/queryTable")

# What an archive, expat and the numbers in a part raise where it is not what it says.
DAMAGED = (
    BadZipFile,
    DeflateError,
    ValueError,
    LookupError,
    NotImplementedError,
    EOFError,
    OSError,
    RuntimeError,
    expat.ExpatError,
)


def open_package(content: bytes, *, most_parts: int = MOST_PARTS, largest: int = LARGEST) -> ZipFile:
    """Return the archive. Raises FileRefusedError for one that would not stay small, or that no office program wrote.

    ``largest`` are bytes of all parts together, as they say themselves; the archive reads no more of a part than that.
    """
    try:
        package = ZipFile(BytesIO(content))
    except DAMAGED as error:
        raise FileRefusedError(FileFault.NOT_AS_NAMED) from error
    parts = package.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise FileRefusedError(FileFault.PROTECTED)
    if len(parts) > most_parts or sum(part.file_size for part in parts) > largest or any(map(_swells, parts)):
        raise FileRefusedError(FileFault.SWELLS)
    if len(set(package.namelist())) < len(parts) or any(map(_odd, parts)):
        raise FileRefusedError(FileFault.NOT_AS_NAMED)
    return package


def inspect_package(content: bytes, kind: FileKind) -> None:
    """Raise FileRefusedError for what is no office file of that ``kind``, or is more than one."""
    try:
        with open_package(content) as package:
            _look(package, kind)
    except DAMAGED as error:
        if isinstance(error, FileRefusedError):
            raise
        raise FileRefusedError(FileFault.NOT_AS_NAMED) from error


def _look(package: ZipFile, kind: FileKind) -> None:
    names = set(package.namelist())
    if _BODY[kind] not in names:
        raise FileRefusedError(FileFault.NOT_AS_NAMED)
    if any(_PROGRAMS.search(name.casefold()) for name in names):
        raise FileRefusedError(FileFault.MACROS)
    if kind in _OPEN_DOCUMENT:
        _open_document(package, names, kind)
    else:
        _office(package, names, _BODY[kind])
    if kind is FileKind.DOCX:
        inspect_word(package, names, _elements(package, _CONTENTS))
    elif kind is FileKind.XLSX:
        inspect_workbook(package, names, _elements(package, _CONTENTS))


def _office(package: ZipFile, names: set[str], body: str) -> None:
    # To office programs, names that differ in their capitals alone are the same.
    if not {_CONTENTS, _ROOT} <= names or len({name.casefold() for name in names}) < len(names):
        raise FileRefusedError(FileFault.NOT_AS_NAMED)
    if any(_MACRO_TYPES.search(value.casefold()) for each in _elements(package, _CONTENTS) for value in each.values()):
        raise FileRefusedError(FileFault.MACROS)
    lists = sorted(name for name in names if name.casefold().endswith(".rels"))
    # Thousands of lists, each below the limit, would be minutes of reading.
    if sum(package.getinfo(name).file_size for name in lists) > LARGEST_LIST:
        raise FileRefusedError(FileFault.SWELLS)
    if _bodies(_elements(package, _ROOT)) != {body}:
        raise FileRefusedError(FileFault.NOT_AS_NAMED)
    for name in lists:
        references = _elements(package, name)
        if any(map(_reaches_out, references)):
            raise FileRefusedError(FileFault.REACHES_OUT)
        if any(each.get("Type", "").strip().endswith(_EMBEDDED) for each in references):
            raise FileRefusedError(FileFault.EMBEDDED)


def _bodies(references: list[dict[str, str]]) -> set[str]:
    """The parts that programs open as the body (ECMA-376-2, 9.3; ECMA-376-1, 11.3.10)."""
    return {
        each.get("Target", "").strip().removeprefix("/")
        for each in references
        if each.get("Type", "").strip().endswith(_OFFICE_DOCUMENT)
    }


def _reaches_out(reference: dict[str, str]) -> bool:
    outside, kind = reference.get("TargetMode", "").strip().casefold() == "external", reference.get("Type", "").strip()
    return kind.endswith(_LOADS) or (outside and not kind.endswith(_FOLLOWED))


def _open_document(package: ZipFile, names: set[str], kind: FileKind) -> None:
    if "mimetype" not in names or _read(package, "mimetype").strip() != MEDIA_TYPES[kind].encode():
        raise FileRefusedError(FileFault.NOT_AS_NAMED)
    # Its text is read and not its elements: whatever the namespaces are called, nothing else has that name.
    manifest = _read(package, _MANIFEST) if _MANIFEST in names else b""
    if b"encryption-data" in manifest:
        raise FileRefusedError(FileFault.PROTECTED)
    inspect_open_document(package, names, manifest)


def _elements(package: ZipFile, name: str) -> list[dict[str, str]]:
    """The attributes of all elements of a list. What declares a type, and with it entities, is refused there."""
    found: list[dict[str, str]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _name, attributes: found.append(attributes)
    parser.StartDoctypeDeclHandler = refuse_declarations
    parser.Parse(_read(package, name), True)  # noqa: FBT003  # The last call, as expat has it.
    return found


def _read(package: ZipFile, name: str) -> bytes:
    if package.getinfo(name).file_size > LARGEST_LIST:
        raise FileRefusedError(FileFault.SWELLS)
    return package.read(name)


def _swells(part: ZipInfo) -> bool:
    return part.file_size > SMALL and part.file_size > STEEPEST * max(part.compress_size, 1)


def _odd(part: ZipInfo) -> bool:
    """Whether its name leads out of the package, or it is packed as no office program does it."""
    name = part.filename
    return part.compress_type not in PACKED or name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name)
