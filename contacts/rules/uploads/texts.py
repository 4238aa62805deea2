"""Plain text: CSV and TXT have no head by which to know them, so that every byte of them is asked for."""

import re

from contacts.enums import FileFault
from contacts.rules.uploads import workbooks
from contacts.rules.uploads.kinds import FileRefusedError

# Tab, line feed, form feed and carriage return; no text has another control sign.
_CONTROLS = bytes(sorted(set(range(0x20)) - {9, 10, 12, 13})) + b"\x7f"

# The beginning of a cell that a spreadsheet works out, in a line; with the last three signs it may be a number as well.
_FORMULA = re.compile(r"(?:^|[,;\t])[ \"]*[=+@-]")
_EQUALS = re.compile(r"(?:^|[,;\t])[ \"]*=")


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
    # Of most tables all is said by looking at them once as a whole; of the others each line is asked.
    if not (workbooks.loads(text) or workbooks.asks(text, typed=True)):
        return
    lines = [line for line in text.splitlines() if _FORMULA.search(line)]
    # A call may stand in another line of its cell; what else leads out is written in one.
    if lines and (workbooks.asks(text) or any(map(_loads, lines))):
        raise FileRefusedError(FileFault.FORMULA)


def _loads(line: str) -> bool:
    return workbooks.loads(line) or bool(_EQUALS.search(line) and workbooks.asks(line, typed=True))
