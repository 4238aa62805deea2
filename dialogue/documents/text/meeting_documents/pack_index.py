"""Contents of a pack as plain text, readable without special software."""

import hashlib
from collections.abc import Mapping

from django.utils.translation import gettext as _

from core.text.xml_characters import writable
from dialogue.documents.text.document_language import DocumentLanguage
from dialogue.documents.text.meeting_documents.frame import own_head
from dialogue.documents.typography import apostrophes

_RULE = "-" * 72


def contents(voice: DocumentLanguage, parts: Mapping[str, bytes], overtaken: str) -> str:
    """Return title, status, mark, the notice on the agenda, and each file with a checksum for ``sha256sum -c``."""
    head = own_head(voice, _("Pack of the Dialogue"), "PACK")
    said = (
        head.title,
        head.subtitle,
        head.instrument,
        _("Register read as of %(instant)s") % {"instant": voice.instant(voice.register.as_of)},
        head.mark,
        head.non_binding,
        *filter(None, [overtaken]),
        "",
        _("Files with their checksums (SHA-256)"),
        _RULE,
    )
    sums = (f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in parts.items())
    return writable(apostrophes("\n".join(said)) + "\n" + "\n".join((*sums, "")))
