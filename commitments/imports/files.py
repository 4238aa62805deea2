"""Validation of uploaded files: extension, content and size must match before the file is parsed."""

from collections.abc import Collection
from enum import StrEnum

from django.utils.translation import gettext as _

from core.files.tables import csv_reader, workbooks
from core.files.tables.sheet import LARGEST_FILE, ImportSheet, InvalidFileError

ARCHIVE = b"PK\x03\x04"
# Workbooks of Excel before 2007, and password-protected ones.
COMPOUND = b"\xd0\xcf\x11\xe0"


class ListFileFormat(StrEnum):
    """Formats of lists; the value is the file extension."""

    XLSX = "xlsx"
    CSV = "csv"

    @property
    def content_type(self) -> str:
        if self is ListFileFormat.CSV:
            return "text/csv; charset=utf-8"
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def read(*, name: str, content: bytes, names: Collection[str]) -> ImportSheet:
    """Return the first sheet of a file; ``names`` are the allowed column names. Raises UnreadableError."""
    ending = name.rpartition(".")[2].casefold()
    if ending not in ListFileFormat:
        raise InvalidFileError(_("Choose an Excel (.xlsx) or CSV (.csv) file."))
    if len(content) > LARGEST_FILE:
        message = _("The file is larger than %(most)d MB. Split the file.")
        raise InvalidFileError(message % {"most": LARGEST_FILE // 1_000_000})
    if content.startswith(COMPOUND):
        raise InvalidFileError(
            _(
                "The file is password-protected or in a format older than Excel 2007. Save it as .xlsx without a "
                "password."
            )
        )
    if content.startswith(ARCHIVE) is not (ending == ListFileFormat.XLSX):
        raise InvalidFileError(_("The file content does not match its extension. Save it again as .xlsx or .csv."))
    return workbooks.read(content) if ending == ListFileFormat.XLSX else csv_reader.read(content, names)
