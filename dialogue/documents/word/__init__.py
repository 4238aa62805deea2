"""DOCX renderer for editable documents: named styles, Word numbering, repeated header rows, fields."""

from core.files.archive import zipped
from dialogue.documents.agenda import AgendaDocument
from dialogue.documents.scale import scale
from dialogue.documents.word.body import Body
from dialogue.documents.word.markup import NAMESPACES, attribute
from dialogue.documents.word.package import properties
from dialogue.documents.word.page import first_header, footer, header
from dialogue.documents.word.template import template
from dialogue.documents.word.tracking import numbered_changes


def render(agenda: AgendaDocument) -> bytes:
    """Return the agenda as DOCX; deterministic to the byte."""
    empty = template(agenda.language, scale(agenda))
    body = Body(agenda, empty.references)
    content = numbered_changes(str(body), attribute(agenda.author), agenda.as_of)
    document = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {NAMESPACES}><w:body>{content}</w:body>'
        "</w:document>"
    )
    own = {
        "word/document.xml": document,
        "word/numbering.xml": body.numbering.part(),
        "word/header1.xml": first_header(),
        "word/header2.xml": header(agenda),
        "word/footer1.xml": footer(agenda),
        "word/footer2.xml": footer(agenda),
        "docProps/core.xml": properties(agenda),
    }
    return zipped(empty.parts | {name: part.encode() for name, part in own.items()})
