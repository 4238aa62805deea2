"""Characters that a file cannot carry, so that a text is compared as its file has it."""

import re

from core.files.tables.sheet import LONGEST_IN_WORKBOOK

# What XML 1.0 has no place for. Whatever else a text holds, letters from right to left included, comes back.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Where a text is cut, its last character says so.
CUT = "…"


def carried(text: str) -> str:
    """``text`` as every format has it: its line ends as single newlines, without what cannot be written."""
    return UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_cut(text: str) -> bool:
    """Whether a cell of a workbook has no room for it."""
    return _units(text) > LONGEST_IN_WORKBOOK


def fitting(text: str) -> str:
    """``text``, which is ``carried``, as a cell of a workbook has it."""
    if not is_cut(text):
        return text
    kept = text.encode("utf-16-le")[: 2 * (LONGEST_IN_WORKBOOK - len(CUT))]
    return kept.decode("utf-16-le", "ignore") + CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "replace")) // 2
