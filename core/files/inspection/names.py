"""File names for downloads."""

import re
from pathlib import PurePosixPath
from unicodedata import category, normalize

# Characters with a special meaning for file systems or shells.
_SPECIAL = re.compile(r'[<>:"/\\|?*%]')

# Characters: with mark and extension it stays below the limit of file systems (255 bytes, three for each of these).
LONGEST_STEM = 70


def safe_stem(name: str) -> str:
    """Return the name without path, extension and control characters, with “-” for special characters."""
    stem = PurePosixPath(name.replace("\\", "/")).stem
    printable = "".join(each for each in normalize("NFC", stem) if category(each)[0] != "C")
    return _SPECIAL.sub("-", printable).strip(" .")[:LONGEST_STEM].rstrip(" .") or "file"


def marked_name(stem: str, mark: str, ending: str) -> str:
    """Return ``Compte rendu.participants.pdf``: the handling mark stays with the downloaded file."""
    return f"{stem}.{mark}.{ending}"
