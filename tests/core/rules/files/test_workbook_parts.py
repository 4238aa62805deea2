"""Parts of a workbook are read completely, and one element of them is held in memory within a limit."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from core.files.tables import packages
from core.files.tables.sheet import InvalidFileError

PART = "xl/sharedStrings.xml"


def archive(content: str) -> ZipFile:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as written:
        written.writestr(PART, content)
    return ZipFile(packed)


@pytest.mark.parametrize("at_once", [1, 2, 7, 20, 31, 64])
def test_no_element_is_lost_between_two_chunks(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "AT_ONCE", at_once)
    texts = ["One", "Two", "Three"]
    content = f"<sst>{''.join(f'<si><t xml:space="preserve">{text}</t></si>' for text in texts)}</sst>"
    found = [each.findtext("t") for each in packages.elements(archive(content), PART, "si")]
    assert found == texts


def test_a_row_of_endless_cells_is_refused_before_it_is_held_in_memory() -> None:
    content = f"<sheetData><row>{'<c/>' * (packages.MOST_WITHIN + 1)}</row></sheetData>"
    with pytest.raises(InvalidFileError, match="too many cells"):
        list(packages.elements(archive(content), PART, "row"))
