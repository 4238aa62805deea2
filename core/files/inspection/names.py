"""The name under which a file is given out again."""

import re
from pathlib import PurePosixPath
from unicodedata import category, normalize

# Signs that a file system or a shell reads as more than a letter.
_SPECIAL = re.compile(r'[<>:"/\\|?*%]')

# Characters: with a mark and an ending it stays below what file systems take (255 bytes, three for each of these).
LONGEST_STEM = 70


def safe_stem(name: str) -> str:
    """The name without its path and ending, of letters of any script but nothing that hides or turns them around."""
    stem = PurePosixPath(name.replace("\\", "/")).stem
    kept = "".join(each for each in normalize("NFC", stem) if category(each)[0] != "C")
    return _SPECIAL.sub("-", kept).strip(" .")[:LONGEST_STEM].rstrip(" .") or "file"


def marked_name(stem: str, mark: str, ending: str) -> str:
    """``Compte rendu.participants.pdf``: the handling mark stays with the file where it is stored next."""
    return f"{stem}.{mark}.{ending}"
