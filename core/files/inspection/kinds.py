"""The kinds of file that are taken; whatever is not here is not."""

from enum import StrEnum
from typing import Final

from core.files.enums import FileFault


class FileRefusedError(ValueError):
    """A file that is not taken; ``fault`` says why."""

    def __init__(self, fault: FileFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class FileKind(StrEnum):
    """A kind of file; the value is how the name of one ends."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    ODS = "ods"
    CSV = "csv"
    TXT = "txt"
    PNG = "png"
    JPEG = "jpg"

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self]

    @classmethod
    def named(cls, name: str) -> "FileKind | None":
        """What the ending of ``name`` says, None where no such kind is taken."""
        ending = name.rpartition(".")[2].lower() if "." in name else ""
        return cls.JPEG if ending == "jpeg" else cls(ending) if ending in set(cls) else None


MEDIA_TYPES: Final = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    FileKind.ODT: "application/vnd.oasis.opendocument.text",
    FileKind.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    # Said with their encoding, so that Japanese is read as it was written.
    FileKind.CSV: "text/csv; charset=utf-8",
    FileKind.TXT: "text/plain; charset=utf-8",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
}
