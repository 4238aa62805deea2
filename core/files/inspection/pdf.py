"""PDF inspection: header, end marker, and names of active content.

It is a plain scan, which a compressed object stream can evade: it rejects the output of ordinary programs, and the
virus scanner handles deliberate hiding.
"""

import re

from core.files.enums import FileFault
from core.files.inspection.kinds import FileRefusedError

# Readers look for the PDF header at the beginning of the file and for the end marker in the last lines.
_HEAD, _TAIL = 1024, 2048

# A jump to another file or a server is executed on opening too. Scripts are in JavaScript or rendition actions; their
# short name (JS) is not searched, since it occurs by chance in compressed data.
_ACTIVE = re.compile(
    rb"/(JavaScript|Rendition|Launch|EmbeddedFiles?|GoToE|GoToR|RichMedia|XFA|SubmitForm|ImportData)(?![A-Za-z0-9])"
)
_ENCRYPTED = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
# Any character of a name may be escaped: /J#61vaScript.
_BY_NUMBER = re.compile(rb"#([0-9A-Fa-f]{2})")


def inspect_pdf(content: bytes) -> None:
    """Raise FileRefusedError for an invalid or protected PDF, or for scripts, commands or embedded files."""
    if b"%PDF-" not in content[:_HEAD] or b"%%EOF" not in content[-_TAIL:]:
        raise FileRefusedError(FileFault.NOT_AS_NAMED)
    spelled = _BY_NUMBER.sub(lambda found: bytes([int(found[1], 16)]), content)
    if _ENCRYPTED.search(spelled):
        raise FileRefusedError(FileFault.PROTECTED)
    if _ACTIVE.search(spelled):
        raise FileRefusedError(FileFault.ACTIVE)
