"""Whether a file is taken, and what it is."""

from contacts.enums import FileFault
from contacts.rules.uploads.kinds import FileKind, FileRefusedError
from contacts.rules.uploads.packages import inspect_package
from contacts.rules.uploads.pdf import inspect_pdf
from contacts.rules.uploads.pictures import inspect_picture
from contacts.rules.uploads.texts import inspect_table, inspect_text

_INSPECTED = {
    FileKind.PDF: inspect_pdf,
    FileKind.CSV: inspect_table,
    FileKind.TXT: inspect_text,
}


def inspect(content: bytes, name: str, *, largest: int) -> FileKind:
    """The kind of the file. Raises FileRefusedError where its name or its content is of none that is taken.

    ``largest`` is in bytes. Nothing is unpacked: what a package says of itself is looked at from outside.
    """
    if not content:
        raise FileRefusedError(FileFault.EMPTY)
    if len(content) > largest:
        raise FileRefusedError(FileFault.TOO_LARGE)
    kind = FileKind.named(name)
    if kind is None:
        raise FileRefusedError(FileFault.KIND)
    if kind in _INSPECTED:
        _INSPECTED[kind](content)
    elif kind in {FileKind.PNG, FileKind.JPEG}:
        inspect_picture(content, kind)
    else:
        inspect_package(content, kind)
    return kind
