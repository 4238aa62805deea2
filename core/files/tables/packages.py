"""Workbook parts, parsed under limits that hold before unpacking.

Document types, and with them entities, are rejected, so that no part can refer outside.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree.ElementTree import Element, TreeBuilder  # nosec B405  # The parser here refuses declarations.
from xml.parsers import expat
from zipfile import ZipFile

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
# Elements of one row, string or style: more than the columns of any list, which are held in memory together.
MOST_WITHIN = 50_000
DEEPEST = 64
AT_ONCE = 1 << 16


@contextmanager
def opened(content: bytes) -> Iterator[ZipFile]:
    """Yield the ZIP archive of a workbook, inspected before reading. Raises InvalidFileError for a ZIP bomb."""
    try:
        with open_package(content, most_parts=MOST_PARTS, largest=LARGEST) as archive:
            yield archive
    except FileRefusedError as error:
        raise _unreadable(error.fault) from error
    except DAMAGED as error:
        raise damaged() from error


class _Reader:
    """Parser of a part: builds the elements of the wanted names, each with its content, and skips all others."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names
        self._builder: TreeBuilder | None = None
        self._seen = self._depth = self._began = self._first = 0
        self.found: list[Element] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._begin, self._end
        self.parser.StartDoctypeDeclHandler = refuse_declarations

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._seen, self._depth = self._seen + 1, self._depth + 1
        within = self._seen - self._first if self._builder else 0
        if self._seen > MOST_ELEMENTS or self._depth > DEEPEST or within > MOST_WITHIN:
            raise InvalidFileError(_("The workbook has too many cells (limit: 1 million)."))
        if self._builder is None and local(name) in self._names:
            self._builder, self._began, self._first = TreeBuilder(), self._depth, self._seen
            self.parser.CharacterDataHandler = self._builder.data
        if self._builder is not None:
            self._builder.start(local(name), attributes)

    def _end(self, name: str) -> None:
        if self._builder is not None:
            self._builder.end(local(name))
            if self._depth == self._began:
                self.found.append(self._builder.close())
                self._builder = self.parser.CharacterDataHandler = None
        self._depth -= 1


def elements(archive: ZipFile, part: str, *names: str) -> Iterator[Element]:
    """Yield the outermost elements of a part with these ``names``, which have no namespaces."""
    reader = _Reader(names)
    with archive.open(part) as file:
        while chunk := file.read(AT_ONCE):
            reader.parser.Parse(chunk)
            yield from reader.found
            reader.found.clear()
        # A parser may defer a token that was split between two chunks until the end.
        reader.parser.Parse(b"", True)  # noqa: FBT003  # The last call.
        yield from reader.found


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
