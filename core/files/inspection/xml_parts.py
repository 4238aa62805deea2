"""The XML parts of an office file, read as a stream, under a limit of their own; nothing is kept of them."""

import re
from collections.abc import Callable, Iterable
from xml.parsers import expat
from zipfile import ZipFile

from core.files.enums import FileFault
from core.files.inspection.kinds import FileRefusedError

# Bytes of all these parts of one file, unpacked: five thousand pages of text, or a million and a half cells of a sheet.
LARGEST_TEXT = 60_000_000


def parts_of(names: Iterable[str], types: Iterable[dict[str, str]], *, named: re.Pattern[str], typed: str) -> list[str]:
    """The parts that stand where those of a kind of file do, or which its list of content types says to be of it.

    ``types`` are the entries of that list, which may name a part in any folder, and all with some ending. What is no
    XML is not read, such as the settings of a printer that Excel and Word keep beside the text.
    """
    of_kind = [each for each in types if typed in (said := each.get("ContentType", "").casefold()) and "+xml" in said]
    parts = {each.get("PartName", "").strip().removeprefix("/").casefold() for each in of_kind}
    endings = tuple(f".{each['Extension'].strip().casefold()}" for each in of_kind if "Extension" in each)

    def is_read(name: str) -> bool:
        return bool(named.search(name)) or name.casefold() in parts or name.casefold().endswith(endings)

    return [name for name in names if is_read(name)]


def within(package: ZipFile, names: Iterable[str]) -> list[str]:
    """The parts in their order. Raises FileRefusedError where they are too much to be read."""
    found = sorted(names)
    if sum(package.getinfo(name).file_size for name in found) > LARGEST_TEXT:
        raise FileRefusedError(FileFault.TOO_LARGE)
    return found


def reader(element: Callable[[str, dict[str, str]], None]) -> expat.XMLParserType:
    """What tells of each element as it comes. What declares a type, and with it entities, is refused."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = element
    parser.StartDoctypeDeclHandler = refuse_declarations
    return parser


def refuse_declarations(*_said: object) -> None:
    """No office program declares a type in a part."""
    raise FileRefusedError(FileFault.NOT_AS_NAMED)
