"""Row headers of a tagged PDF: the first cell of each row of a table's body becomes a header of that row.

Typst marks column headers only. The objects of its files are plain text at fixed offsets, so each change keeps the
length of what it replaces.
"""

import re

_ROW = re.compile(rb"/Type/StructElem/S/TR/P \d+ 0 R/K\[(\d+) 0 R \d+ 0 R")
_CELL = re.compile(
    rb"\n(\d+) 0 obj\n<</Type/StructElem/S/T(D)/P \d+ 0 R/(?:ID\([^)]*\)/)?A\[<</O/Table(/Headers\[[^\]]*\])"
)
_SCOPE = b"/Scope/Row"


def with_row_headers(file: bytes) -> bytes:
    """Return the PDF with the first cell of each row as TH of scope Row; rows of one cell name groups and stay."""
    first = {match[1] for match in _ROW.finditer(file)}
    changed = bytearray(file)
    for cell in _CELL.finditer(file):
        if cell[1] in first and len(cell[3]) >= len(_SCOPE):
            changed[slice(*cell.span(2))] = b"H"
            changed[slice(*cell.span(3))] = _SCOPE.ljust(len(cell[3]))
    return bytes(changed)
