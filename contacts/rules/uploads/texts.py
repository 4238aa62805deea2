"""Plain text: CSV and TXT have no head by which to know them, so that every byte of them is asked for."""

from contacts.enums import FileFault
from contacts.rules.uploads.kinds import FileRefusedError

# Tab, line feed, form feed and carriage return; no text has another control sign.
_CONTROLS = bytes(sorted(set(range(0x20)) - {9, 10, 12, 13})) + b"\x7f"


def inspect_text(content: bytes) -> None:
    """Raise FileRefusedError for what is not UTF-8, or holds signs that no text has."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileRefusedError(FileFault.NOT_TEXT) from error
    if len(content.translate(None, _CONTROLS)) != len(content):
        raise FileRefusedError(FileFault.NOT_TEXT)
