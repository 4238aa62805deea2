"""Finding what is wrong with a template before it is stored."""

import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import LxmlError  # type: ignore[import-untyped]  # lxml has no types.

from dialogue.documents.own.filling import read

# Unpacked, a template of some pages stays far below; what is larger was made to fill a memory.
MOST_UNPACKED = 100_000_000

_BODY = "word/document.xml"

# What reading a damaged file can raise: of its packing, of the text of its parts, or for a part that is another.
_DAMAGED = (
    *(BadZipFile, zlib.error, RuntimeError, OSError, EOFError),
    *(LxmlError, PackageNotFoundError, LookupError, AttributeError, TypeError, ValueError),
)


class NotATemplateError(Exception):
    """A file that is no DOCX, or one that would do more than show text."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a template that cannot stay: where it stands, and what is wrong with it, both in words."""

    place: str
    wrong: str


def check(content: bytes) -> list[Finding]:
    """Return what is wrong with the template, in the order of its text; nothing where it can be used.

    Raises NotATemplateError where it is no DOCX at all, holds a macro, fetches a part of itself from elsewhere, or
    nests deeper than can be followed. Takes as long as its author wants: run it in a confined process.
    """
    try:
        _refuse_what_does_more(content)
        return [Finding(place, wrong) for place, wrong in read(content)]
    except RecursionError as error:
        raise NotATemplateError(_("The template nests its placeholders too deeply.")) from error
    except _DAMAGED as error:
        raise NotATemplateError(_("This file is no Word document (DOCX).")) from error


def _refuse_what_does_more(content: bytes) -> None:
    with ZipFile(BytesIO(content)) as file:
        names = file.namelist()
        unpacked = sum(entry.file_size for entry in file.infolist())
        relations = b"".join(file.read(name) for name in names if name.endswith(".rels") and unpacked <= MOST_UNPACKED)
    if _BODY not in names:
        raise NotATemplateError(_("This file is no Word document (DOCX)."))
    if unpacked > MOST_UNPACKED:
        raise NotATemplateError(_("Unpacked, this file is too large for a template."))
    if any("vbaProject" in name or name.startswith("word/embeddings/") for name in names):
        raise NotATemplateError(_("The template holds a macro or an embedded file: save it without."))
    # A link that a reader clicks is external as well, and harmless.
    if re.search(rb'(?:attachedTemplate|oleObject|frame|subDocument|image)"[^>]*TargetMode="External"', relations):
        raise NotATemplateError(_("The template fetches a part of itself from elsewhere: insert that part instead."))
