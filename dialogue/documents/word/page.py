"""Page layout: size, header and footer."""

import re

from dialogue.documents.agenda import AgendaDocument
from dialogue.documents.word.markup import NAMESPACES, TAB, field, paragraph, run, twips

_SIDE, _TOP, _BOTTOM, _EDGE = twips(20), twips(19), twips(18), twips(10)
_WIDTH, _HEIGHT = 11906, 16838
"""A4 in twips."""
TEXT_WIDTH = _WIDTH - 2 * _SIDE
_RULE = '<w:pBdr><w:{edge} w:val="single" w:sz="4" w:space="4" w:color="000000"/></w:pBdr>'
_PLACES = re.compile(r"(\{[xy]\})")
_COUNTED = {"{x}": "PAGE", "{y}": "NUMPAGES"}


_RIGHT_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'


def section(references: str) -> str:
    """Return the section properties. The first page has its own header."""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{_WIDTH}" w:h="{_HEIGHT}"/>'
        f'<w:pgMar w:top="{_TOP}" w:right="{_SIDE}" w:bottom="{_BOTTOM}" w:left="{_SIDE}" w:header="{_EDGE}" '
        f'w:footer="{_EDGE}" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def first_header() -> str:
    """Return the first page's header, which is empty: symbol, status and mark are in the masthead."""
    return _part("hdr", paragraph("header", ""))


def header(agenda: AgendaDocument) -> str:
    """Return the header of later pages: symbol and status left, mark right."""
    head, language = agenda.masthead, agenda.language
    left = run(head.symbol + ("\u3000" if language == "ja" else " ") + head.standing, language)
    content = left + TAB + run(head.mark, language, bold=True)
    return _part("hdr", paragraph("header", content, _RULE.format(edge="bottom") + _RIGHT_TAB))


def footer(agenda: AgendaDocument) -> str:
    """Return the footer: the non-binding line left, the page number right."""
    counted = "".join(
        field(_COUNTED[piece], agenda.language) if piece in _COUNTED else run(piece, agenda.language)
        for piece in _PLACES.split(agenda.masthead.page_of)
        if piece
    )
    content = run(agenda.masthead.non_binding, agenda.language) + TAB + counted
    return _part("ftr", paragraph("footer", content, _RULE.format(edge="top") + _RIGHT_TAB))


def _part(name: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{name} {NAMESPACES}>{content}</w:{name}>'
