"""Template check before a template is stored."""

import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import LxmlError  # type: ignore[import-untyped]  # lxml has no types.

from dialogue.documents.ministry_templates.filling import read

# Maximum unpacked size: far above any real template, but below a zip bomb.
MOST_UNPACKED = 100_000_000

_BODY = "word/document.xml"

# Errors raised while reading a damaged file: its ZIP container, its XML, or a part of the wrong type.
_DAMAGED = (
    *(BadZipFile, zlib.error, RuntimeError, OSError, EOFError),
    *(LxmlError, PackageNotFoundError, LookupError, AttributeError, TypeError, ValueError),
)


class NotATemplateError(Exception):
    """Error: the file is not a DOCX, or contains active content."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Finding in a template: its place and a description, both as text."""

    place: str
    wrong: str


def check(content: bytes) -> list[Finding]:
    """Return the findings in the template, in the order of its text; empty if it can be used.

    Raises NotATemplateError if it is not a DOCX, contains a macro, loads a part from elsewhere, or nests too deeply.
    Run time is controlled by the author: run it in a confined process.
    """
    try:
        _refuse_what_does_more(content)
        return [Finding(place, wrong) for place, wrong in read(content)]
    except RecursionError as error:
        raise NotATemplateError(_("The template nests its placeholders too deeply.")) from error
    except _DAMAGED as error:
        raise NotATemplateError(_("This file is not a valid Word document (DOCX).")) from error


def _refuse_what_does_more(content: bytes) -> None:
    with ZipFile(BytesIO(content)) as file:
        names = file.namelist()
        unpacked = sum(entry.file_size for entry in file.infolist())
        relations = b"".join(file.read(name) for name in names if name.endswith(".rels") and unpacked <= MOST_UNPACKED)
    if _BODY not in names:
        raise NotATemplateError(_("This file is not a valid Word document (DOCX)."))
    if unpacked > MOST_UNPACKED:
        raise NotATemplateError(_("Unpacked, this file is too large for a template."))
    if any("vbaProject" in name or name.startswith("word/embeddings/") for name in names):
        raise NotATemplateError(_("The template contains a macro or an embedded file. Save it without them."))
    # Hyperlinks are external too, but harmless.
    if re.search(rb'(?:attachedTemplate|oleObject|frame|subDocument|image)"[^>]*TargetMode="External"', relations):
        raise NotATemplateError(_("The template fetches a part of itself from elsewhere: insert that part instead."))
