"""The parts of a workbook, under limits that hold before anything is unpacked, and read without what XML can be told.

Nothing that a part says leads out of it: a document type, and with it every entity, is refused where it begins.
"""

from collections.abc import Callable
from io import BytesIO
from types import TracebackType
from typing import Self
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile
from zlib import error as DeflateError  # noqa: N812  # Its own name says nothing.

from django.utils.translation import gettext as _

from core.files.tables.sheet import UnreadableError

MOST_PARTS = 1_000
# Bytes of all parts together. 5,000 rows with long texts in three languages are a third of it.
LARGEST = 60_000_000
# Elements of one part: a million cells are more than is read.
MOST_ELEMENTS = 1_000_000
DEEPEST = 64
# As every spreadsheet writes its parts. The other ways ask for memory of their own, and fail in ways of their own.
PACKED = frozenset({ZIP_STORED, ZIP_DEFLATED})
AT_ONCE = 1 << 16

type Begins = Callable[[str, dict[str, str]], None]
type Ends = Callable[[str], None]
type Says = Callable[[str], None]

# What expat, the archive and the numbers in a part raise where it is not what it says.
DAMAGED = (BadZipFile, DeflateError, expat.ExpatError, KeyError, IndexError, ValueError, EOFError, OSError)


class Package:
    """A ZIP archive, looked at from outside first. Raises UnreadableError for one that would not stay small."""

    def __init__(self, content: bytes) -> None:
        try:
            self.archive = ZipFile(BytesIO(content))
        except (*DAMAGED, NotImplementedError) as error:
            raise damaged() from error
        parts = self.archive.infolist()
        # An archive gives out no more of a part than it says here that the part holds.
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
            raise UnreadableError(_("Unpacked, the file would be far larger than a list of the register."))
        if any(part.compress_type not in PACKED for part in parts):
            raise damaged()
        self.names = {part.filename for part in parts}
        if len(self.names) < len(parts) or any(part.flag_bits & 1 for part in parts):
            raise UnreadableError(_("The file is protected by a password, or damaged. Save it again without one."))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.archive.close()

    def read(self, name: str, begins: Begins, ends: Ends | None = None, says: Says | None = None) -> None:
        """Tell the elements and the text of a part as they come; names are told without their namespaces."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        seen = depth = 0

        def begin(element: str, attributes: dict[str, str]) -> None:
            nonlocal seen, depth
            seen, depth = seen + 1, depth + 1
            if seen > MOST_ELEMENTS or depth > DEEPEST:
                raise UnreadableError(_("The workbook has more cells than can be read: a million is too many."))
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
                parser.Parse(b"", True)  # noqa: FBT003  # The last call, as expat has it.
        except (*DAMAGED, NotImplementedError, RuntimeError) as error:
            raise damaged() from error


def local(name: str) -> str:
    return name.rpartition(" ")[2]


def refuse_declarations(*_said: object) -> None:
    raise UnreadableError(_("The file declares entities, which no spreadsheet writes. Nothing of it was read."))


def damaged() -> UnreadableError:
    return UnreadableError(_("The file is not a workbook of Excel (.xlsx), or is damaged. Save it again as .xlsx."))
