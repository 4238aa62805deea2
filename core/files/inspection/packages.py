"""ZIP archives of office files, checked under limits that hold before unpacking.

Only the content types list, the relationship lists, which are small in any file written by a program, and the parts
with text and formulas (``office_content``, ``workbooks``) are read, each up to its limit.
"""

import re
from io import BytesIO
from typing import Final
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as DeflateError  # noqa: N812  # The name "error" is too general.

from core.files.enums import FileFault
from core.files.inspection.kinds import MEDIA_TYPES, FileKind, FileRefusedError
from core.files.inspection.office_content import inspect_open_document, inspect_word
from core.files.inspection.workbooks import inspect_workbook
from core.files.inspection.xml_parts import refuse_declarations

MOST_PARTS = 5_000
# Bytes of all parts together.
LARGEST = 400_000_000
# Text compresses to a twentieth; a much higher ratio indicates a ZIP bomb.
STEEPEST = 200
# Below this size a high ratio is harmless: a page of blanks.
SMALL = 10_000_000
# Bytes of a relationship list, and of all such lists together; thousands of pictures stay below that.
LARGEST_LIST = 4_000_000

PACKED = frozenset({ZIP_STORED, ZIP_DEFLATED})
_ENCRYPTED = 0x1

# The mandatory part of each type.
_BODY: Final = {
    FileKind.DOCX: "word/document.xml",
    FileKind.XLSX: "xl/workbook.xml",
    FileKind.PPTX: "ppt/presentation.xml",
    FileKind.ODT: "content.xml",
    FileKind.ODS: "content.xml",
}
_OPEN_DOCUMENT = frozenset({FileKind.ODT, FileKind.ODS})
_CONTENTS = "[Content_Types].xml"
# The relationship that names the body: a forged one could direct the inspection to a decoy.
_ROOT = "_rels/.rels"
_OFFICE_DOCUMENT = "/officeDocument"
_MANIFEST = "META-INF/manifest.xml"
_PROGRAMS = re.compile(r"vbaproject|vbadata|/activex/|^basic/|^scripts/|\.(exe|dll|js|vbs|class|jar)$")
_MACRO_TYPES = re.compile(r"macroenabled|macrosheet|vbaproject")
# A hyperlink is followed only on a user's action; all other references are loaded.
_FOLLOWED = "/hyperlink"
# Objects of other programs, and documents of other types that are loaded whole: HTML can load anything.
_EMBEDDED = ("/oleObject", "/aFChunk")
# Parts that name external data or programs themselves, such as workbook connections (ECMA-376-1, 18.13 and 18.14);
# their relationships do not point outside.
_LOADS = ("/connections", "/externalLink", "/queryTable")

# Errors of zipfile, expat and numeric conversion for a damaged file.
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
    """Return the archive. Raises FileRefusedError for a ZIP bomb or an archive that no office program writes.

    ``largest`` are the stated bytes of all parts together; the archive reads no more of a part than that.
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
    """Raise FileRefusedError if the content is not a valid office file of that ``kind``."""
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
    # Office programs treat names that differ only in case as the same.
    if not {_CONTENTS, _ROOT} <= names or len({name.casefold() for name in names}) < len(names):
        raise FileRefusedError(FileFault.NOT_AS_NAMED)
    if any(_MACRO_TYPES.search(value.casefold()) for each in _elements(package, _CONTENTS) for value in each.values()):
        raise FileRefusedError(FileFault.MACROS)
    lists = sorted(name for name in names if name.casefold().endswith(".rels"))
    # Thousands of lists, each below the limit, would take minutes.
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
    """Return the parts that programs open as the body (ECMA-376-2, 9.3; ECMA-376-1, 11.3.10)."""
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
    # The text is searched, not the elements: no other part of the manifest can have that name.
    manifest = _read(package, _MANIFEST) if _MANIFEST in names else b""
    if b"encryption-data" in manifest:
        raise FileRefusedError(FileFault.PROTECTED)
    inspect_open_document(package, names, manifest)


def _elements(package: ZipFile, name: str) -> list[dict[str, str]]:
    """Return the attributes of all elements of a list. Rejects document types, and with them entities."""
    found: list[dict[str, str]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _name, attributes: found.append(attributes)
    parser.StartDoctypeDeclHandler = refuse_declarations
    parser.Parse(_read(package, name), True)  # noqa: FBT003  # The last call.
    return found


def _read(package: ZipFile, name: str) -> bytes:
    if package.getinfo(name).file_size > LARGEST_LIST:
        raise FileRefusedError(FileFault.SWELLS)
    return package.read(name)


def _swells(part: ZipInfo) -> bool:
    return part.file_size > SMALL and part.file_size > STEEPEST * max(part.compress_size, 1)


def _odd(part: ZipInfo) -> bool:
    """Return whether the part's name leaves the package, or its compression is unusual for office programs."""
    name = part.filename
    return part.compress_type not in PACKED or name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name)
