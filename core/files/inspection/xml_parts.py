"""XML parts of an office file, parsed as a stream under a size limit."""

import re
from collections.abc import Callable, Iterable
from xml.parsers import expat
from zipfile import ZipFile

from core.files.enums import FileFault
from core.files.inspection.kinds import FileRefusedError

# Unpacked bytes of all these parts of a file: five thousand pages of text, or 1.5 million cells.
LARGEST_TEXT = 60_000_000


def parts_of(names: Iterable[str], types: Iterable[dict[str, str]], *, named: re.Pattern[str], typed: str) -> list[str]:
    """Return the parts that match the usual location ``named`` or have the content type ``typed``.

    ``types`` are the entries of the content types list, which may name a part in any folder or an extension. Parts that
    are not XML are skipped, such as printer settings.
    """
    of_kind = [each for each in types if typed in (said := each.get("ContentType", "").casefold()) and "+xml" in said]
    parts = {each.get("PartName", "").strip().removeprefix("/").casefold() for each in of_kind}
    endings = tuple(f".{each['Extension'].strip().casefold()}" for each in of_kind if "Extension" in each)

    def is_read(name: str) -> bool:
        return bool(named.search(name)) or name.casefold() in parts or name.casefold().endswith(endings)

    return [name for name in names if is_read(name)]


def within(package: ZipFile, names: Iterable[str]) -> list[str]:
    """Return the parts in order. Raises FileRefusedError if they are too large to parse."""
    found = sorted(names)
    if sum(package.getinfo(name).file_size for name in found) > LARGEST_TEXT:
        raise FileRefusedError(FileFault.TOO_LARGE)
    return found


def reader(element: Callable[[str, dict[str, str]], None]) -> expat.XMLParserType:
    """Return an XML parser that reports elements and rejects document types, and with them entities."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = element
    parser.StartDoctypeDeclHandler = refuse_declarations
    return parser


def refuse_declarations(*_said: object) -> None:
    """Raise FileRefusedError: no office program declares a document type in a part."""
    raise FileRefusedError(FileFault.NOT_AS_NAMED)
