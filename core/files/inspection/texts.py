"""Plain text inspection: CSV and TXT have no header, so every byte is checked."""

import csv
import io
import re
from collections.abc import Iterator

from core.files.enums import FileFault
from core.files.inspection import workbooks
from core.files.inspection.kinds import FileRefusedError

# Tab, line feed, form feed and carriage return are the only control characters of text.
_CONTROLS = bytes(sorted(set(range(0x20)) - {9, 10, 12, 13})) + b"\x7f"

# CSV delimiters; the file does not state which one it uses.
_SEPARATORS = ",;\t"
# A cell that a spreadsheet computes, other than a number or a single dash.
_FORMULA = re.compile(r"[ \"]*[=+@-](?![\s\d.,%-]*\Z)")
_EQUALS = re.compile(r"[ \"]*=")


def inspect_text(content: bytes) -> None:
    """Raise FileRefusedError for text that is not UTF-8 or contains control characters."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileRefusedError(FileFault.NOT_TEXT) from error
    if len(content.translate(None, _CONTROLS)) != len(content):
        raise FileRefusedError(FileFault.NOT_TEXT)


def inspect_table(content: bytes) -> None:
    """Raise FileRefusedError for invalid text, or formulas that load or query external data."""
    inspect_text(content)
    text = content.decode("utf-8-sig")
    # Most tables pass this check of the whole text; the others are checked cell by cell.
    if not (workbooks.loads(text) or workbooks.asks(text, typed=True)):
        return
    if any(any(map(_loads, _cells(text, separator))) for separator in _SEPARATORS):
        raise FileRefusedError(FileFault.FORMULA)


def _cells(text: str, separator: str) -> Iterator[str]:
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            yield from filter(_FORMULA.match, row)
    except csv.Error:
        # A cell beyond the CSV limit: the rest is checked as one.
        yield f"={text}"


def _loads(cell: str) -> bool:
    return workbooks.loads(cell) or bool(_EQUALS.match(cell) and workbooks.asks(cell, typed=True))
