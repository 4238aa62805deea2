"""Plain text: CSV and TXT have no head by which to know them, so that every byte of them is asked for."""

import csv
import io
import re
from collections.abc import Iterator

from core.files.enums import FileFault
from core.files.inspection import workbooks
from core.files.inspection.kinds import FileRefusedError

# Tab, line feed, form feed and carriage return; no text has another control sign.
_CONTROLS = bytes(sorted(set(range(0x20)) - {9, 10, 12, 13})) + b"\x7f"

# What programs put between cells; nothing in a table says which.
_SEPARATORS = ",;\t"
# A cell that a spreadsheet works out, and none that is a number or a dash alone.
_FORMULA = re.compile(r"[ \"]*[=+@-](?![\s\d.,%-]*\Z)")
_EQUALS = re.compile(r"[ \"]*=")


def inspect_text(content: bytes) -> None:
    """Raise FileRefusedError for what is not UTF-8, or holds signs that no text has."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileRefusedError(FileFault.NOT_TEXT) from error
    if len(content.translate(None, _CONTROLS)) != len(content):
        raise FileRefusedError(FileFault.NOT_TEXT)


def inspect_table(content: bytes) -> None:
    """Raise FileRefusedError for what is no text, or where a spreadsheet that opens it asks or loads something."""
    inspect_text(content)
    text = content.decode("utf-8-sig")
    # Of most tables all is said by looking at them once as a whole; of the others each cell is asked.
    if not (workbooks.loads(text) or workbooks.asks(text, typed=True)):
        return
    if any(any(map(_loads, _cells(text, separator))) for separator in _SEPARATORS):
        raise FileRefusedError(FileFault.FORMULA)


def _cells(text: str, separator: str) -> Iterator[str]:
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            yield from filter(_FORMULA.match, row)
    except csv.Error:
        # A cell longer than a table has: what follows is asked as one.
        yield f"={text}"


def _loads(cell: str) -> bool:
    return workbooks.loads(cell) or bool(_EQUALS.match(cell) and workbooks.asks(cell, typed=True))
