"""Characters that a file cannot contain, removed before texts are compared."""

import re

from core.files.tables.sheet import LONGEST_IN_WORKBOOK

# Not allowed in XML 1.0. All other characters survive a round trip, right-to-left letters included.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Last character of a truncated text.
CUT = "…"


def carried(text: str) -> str:
    """Return ``text`` with line breaks as single newlines and without characters that cannot be written."""
    return UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_cut(text: str) -> bool:
    """Return whether ``text`` exceeds the limit of a workbook cell."""
    return _units(text) > LONGEST_IN_WORKBOOK


def fitting(text: str) -> str:
    """Return ``text``, the result of ``carried``, truncated for a workbook cell."""
    if not is_cut(text):
        return text
    shortened = text.encode("utf-16-le")[: 2 * (LONGEST_IN_WORKBOOK - len(CUT))]
    return shortened.decode("utf-16-le", "ignore") + CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "replace")) // 2
