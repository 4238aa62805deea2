"""PDF: its head, its end, and names that make a reader do more than show pages.

A plain scan, which a packed object stream can hide from: it keeps out what ordinary programs write, and the virus
scanner is there for what somebody hides on purpose.
"""

import re

from core.files.enums import FileFault
from core.files.inspection.kinds import FileRefusedError

# A reader looks for the mark of a PDF at the head of the file, and for its end in the last lines.
_HEAD, _TAIL = 1024, 2048

# To go to another file is done on opening too, and to a server of somebody's choice. A script stands in an action of
# JavaScript or of a rendition; its own name (JS) is not looked for, since three letters turn up in what is compressed.
_ACTIVE = re.compile(
    rb"/(JavaScript|Rendition|Launch|EmbeddedFiles?|GoToE|GoToR|RichMedia|XFA|SubmitForm|ImportData)(?![A-Za-z0-9])"
)
_ENCRYPTED = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
# Any sign of a name may be written by its number: /J#61vaScript.
_BY_NUMBER = re.compile(rb"#([0-9A-Fa-f]{2})")


def inspect_pdf(content: bytes) -> None:
    """Raise FileRefusedError for what is no PDF, is protected, or holds scripts, commands or files."""
    if b"%PDF-" not in content[:_HEAD] or b"%%EOF" not in content[-_TAIL:]:
        raise FileRefusedError(FileFault.NOT_AS_NAMED)
    spelled = _BY_NUMBER.sub(lambda found: bytes([int(found[1], 16)]), content)
    if _ENCRYPTED.search(spelled):
        raise FileRefusedError(FileFault.PROTECTED)
    if _ACTIVE.search(spelled):
        raise FileRefusedError(FileFault.ACTIVE)
