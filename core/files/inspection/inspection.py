"""Whether a file is taken, and what it is."""

from core.files.enums import FileFault
from core.files.inspection.kinds import FileKind, FileRefusedError
from core.files.inspection.packages import inspect_package
from core.files.inspection.pdf import inspect_pdf
from core.files.inspection.pictures import inspect_picture
from core.files.inspection.texts import inspect_table, inspect_text

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
