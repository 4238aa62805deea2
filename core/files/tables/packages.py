"""Workbook parts, parsed under limits that hold before unpacking.

Document types, and with them entities, are rejected, so that no part can refer outside.
"""

from collections.abc import Callable
from types import TracebackType
from typing import Self
from xml.parsers import expat

from django.utils.translation import gettext as _

from core.files.enums import FileFault
from core.files.inspection.kinds import FileRefusedError
from core.files.inspection.packages import DAMAGED, open_package
from core.files.tables.sheet import InvalidFileError

MOST_PARTS = 1_000
# Bytes of all parts together. 5,000 rows with long texts in three languages take a third of it.
LARGEST = 60_000_000
# Elements of one part: a million cells is over the limit.
MOST_ELEMENTS = 1_000_000
DEEPEST = 64
AT_ONCE = 1 << 16

type Begins = Callable[[str, dict[str, str]], None]
type Ends = Callable[[str], None]
type Says = Callable[[str], None]


class Package:
    """ZIP archive of a workbook, inspected before reading. Raises UnreadableError for a ZIP bomb."""

    def __init__(self, content: bytes) -> None:
        try:
            self.archive = open_package(content, most_parts=MOST_PARTS, largest=LARGEST)
        except FileRefusedError as error:
            raise _unreadable(error.fault) from error
        self.names = set(self.archive.namelist())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.archive.close()

    def read(self, name: str, begins: Begins, ends: Ends | None = None, says: Says | None = None) -> None:
        """Parse a part and report its elements and text; element names have no namespaces."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        seen = depth = 0

        def begin(element: str, attributes: dict[str, str]) -> None:
            nonlocal seen, depth
            seen, depth = seen + 1, depth + 1
            if seen > MOST_ELEMENTS or depth > DEEPEST:
                raise InvalidFileError(_("The workbook has too many cells (limit: 1 million)."))
            begins(local(element), attributes)

        def end(element: str) -> None:
            nonlocal depth
            depth -= 1
            if ends is not None:
                ends(local(element))

        parser.StartElementHandler, parser.EndElementHandler = begin, end
        parser.StartDoctypeDeclHandler = refuse_declarations
        if says is not None:
            parser.CharacterDataHandler = says
        try:
            with self.archive.open(name) as part:
                while chunk := part.read(AT_ONCE):
                    parser.Parse(chunk)
                parser.Parse(b"", True)  # noqa: FBT003  # The last call.
        except DAMAGED as error:
            raise damaged() from error


def local(name: str) -> str:
    return name.rpartition(" ")[2]


def refuse_declarations(*_said: object) -> None:
    raise InvalidFileError(_("The file contains XML entities, which are not accepted. Nothing was imported."))


def _unreadable(fault: FileFault) -> InvalidFileError:
    match fault:
        case FileFault.SWELLS:
            return InvalidFileError(_("The decompressed file is too large."))
        case FileFault.PROTECTED:
            return InvalidFileError(_("The file is password-protected or damaged. Save it again without a password."))
    return damaged()


def damaged() -> InvalidFileError:
    return InvalidFileError(_("The file is not a valid Excel workbook (.xlsx). Save it again as .xlsx."))
