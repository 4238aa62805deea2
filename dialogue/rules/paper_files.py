"""Format detection for uploaded papers, from the content: a file name proves nothing."""

from enum import StrEnum
from io import BytesIO
from zipfile import BadZipFile, ZipFile

# Maximum size in bytes.
LARGEST = 20_000_000

# PDF readers look for the header in the first and for the end marker in the last kilobytes.
_HEAD, _TAIL = 1024, 2048

_DOCUMENT = "word/document.xml"
_CONTENTS = "[Content_Types].xml"
# Part present in every document with macros, whatever its extension.
_MACROS = "vbaproject.bin"


class PaperFormat(StrEnum):
    """File format accepted for papers; the value is the file extension."""

    PDF = "pdf"
    DOCX = "docx"


def format_of(content: bytes) -> PaperFormat | None:
    """Return the format of the content; None if it is unsupported, damaged, or contains macros."""
    if b"%PDF-" in content[:_HEAD] and b"%%EOF" in content[-_TAIL:]:
        return PaperFormat.PDF
    # Only the list of parts is read; nothing is unpacked.
    try:
        with ZipFile(BytesIO(content)) as package:
            parts = set(package.namelist())
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        return None
    if {_DOCUMENT, _CONTENTS} <= parts and not any(part.casefold().endswith(_MACROS) for part in parts):
        return PaperFormat.DOCX
    return None


def file_name(symbol: str, mark: str, language: str, ending: str) -> str:
    """Return a portable file name with the handling mark: ``JCBD-3-2-Rev1.participants.en.pdf``."""
    return f"{symbol.replace('/', '-').replace('Rev.', 'Rev')}.{mark}.{language}.{ending}"
