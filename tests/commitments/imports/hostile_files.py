"""Workbooks as an attacker makes them."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from core.files.tables import packages
from tests.commitments.imports.conftest import table

# The limits are tried at a fiftieth of what they are, which is as true and takes a fiftieth of the time.
ROOM, ELEMENTS = packages.LARGEST // 50, packages.MOST_ELEMENTS // 50


def with_part(name: str, content: bytes) -> bytes:
    """A workbook in which one part is another."""
    kept = BytesIO()
    with ZipFile(BytesIO(table(["title_en"], ["x"]))) as old, ZipFile(kept, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return kept.getvalue()


def bomb() -> bytes:
    """A few kilobytes that would unpack to far more than there is room for."""
    return with_part("xl/sharedStrings.xml", b" " * ROOM)
