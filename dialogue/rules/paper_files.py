"""What a file that is brought as a paper is, told from its content: a name can say anything."""

from enum import StrEnum
from io import BytesIO
from zipfile import BadZipFile, ZipFile

# Bytes. The largest that is taken.
LARGEST = 20_000_000

# A reader looks for the mark of a PDF at the head of the file, and for its end in the last lines.
_HEAD, _TAIL = 1024, 2048

_DOCUMENT = "word/document.xml"
_CONTENTS = "[Content_Types].xml"
# What a document with macros has, whatever its name ends in.
_MACROS = "vbaproject.bin"


class PaperFormat(StrEnum):
    """The formats in which papers are taken; the value is how a file of it ends."""

    PDF = "pdf"
    DOCX = "docx"


def format_of(content: bytes) -> PaperFormat | None:
    """The format that the content is in, or None where it is in neither, is damaged, or carries macros."""
    if b"%PDF-" in content[:_HEAD] and b"%%EOF" in content[-_TAIL:]:
        return PaperFormat.PDF
    # Only the list of its parts is read: nothing is unpacked here.
    try:
        with ZipFile(BytesIO(content)) as package:
            parts = set(package.namelist())
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        return None
    if {_DOCUMENT, _CONTENTS} <= parts and not any(part.casefold().endswith(_MACROS) for part in parts):
        return PaperFormat.DOCX
    return None


def file_name(symbol: str, mark: str, language: str, ending: str) -> str:
    """A name without signs that file systems refuse, with the mark in view: ``JCBD-3-2-Rev1.participants.en.pdf``."""
    return f"{symbol.replace('/', '-').replace('Rev.', 'Rev')}.{mark}.{language}.{ending}"
