"""Upload inspection: type detection and checks."""

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
    """Return the type of an upload. Raises FileRefusedError if its name or content is not acceptable.

    ``largest`` is in bytes. Nothing is unpacked: only what an archive states about itself is read.
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
