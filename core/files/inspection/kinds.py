"""Allowed file types of uploads; all others are rejected."""

from enum import StrEnum
from typing import Final

from core.files.enums import FileFault


class FileRefusedError(ValueError):
    """Rejected upload; ``fault`` is the reason."""

    def __init__(self, fault: FileFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class FileKind(StrEnum):
    """File type of an upload; the value is its extension."""

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
        """Return the file type for the extension of ``name``; None if it is not allowed."""
        ending = name.rpartition(".")[2].lower() if "." in name else ""
        return cls.JPEG if ending == "jpeg" else cls(ending) if ending in set(cls) else None


MEDIA_TYPES: Final = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    FileKind.ODT: "application/vnd.oasis.opendocument.text",
    FileKind.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    # With their encoding, so that Japanese text is decoded correctly.
    FileKind.CSV: "text/csv; charset=utf-8",
    FileKind.TXT: "text/plain; charset=utf-8",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
}
