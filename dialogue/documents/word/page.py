"""Page layout in portrait and landscape: size, header and footer."""

import re
from dataclasses import dataclass

from dialogue.documents.agenda import AgendaDocument
from dialogue.documents.word.markup import NAMESPACES, TAB, field, paragraph, run, twips

_SIDE, _TOP, _BOTTOM, _EDGE = twips(25), twips(28), twips(25), twips(12)
_RULE = '<w:pBdr><w:{edge} w:val="single" w:sz="4" w:space="4" w:color="000000"/></w:pBdr>'
_CENTRED = '<w:jc w:val="center"/>'
_PLACES = re.compile(r"(\{[xy]\})")
_COUNTED = {"{x}": "PAGE", "{y}": "NUMPAGES"}


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Page size in twips, margins included."""

    width: int
    height: int

    @property
    def text_width(self) -> int:
        return self.width - 2 * _SIDE

    def section(self, references: str, *, first: bool) -> str:
        """Return the section properties. The first page of the first section has its own header."""
        turned = ' w:orient="landscape"' if self.width > self.height else ""
        return (
            f'<w:sectPr>{references}<w:pgSz w:w="{self.width}" w:h="{self.height}"{turned}/>'
            f'<w:pgMar w:top="{_TOP}" w:right="{_SIDE}" w:bottom="{_BOTTOM}" w:left="{_SIDE}" w:header="{_EDGE}" '
            f'w:footer="{_EDGE}" w:gutter="0"/>{"<w:titlePg/>" if first else ""}</w:sectPr>'
        )

    def header(self, agenda: AgendaDocument) -> str:
        """Return the header: symbol left, mark right, and for a draft a line with the as-of date."""
        mark = run(agenda.masthead.mark, agenda.language, bold=True)
        symbol = run(agenda.masthead.symbol, agenda.language)
        return _head(agenda, "Header", symbol + TAB + mark, self._right_tab)

    def footer(self, agenda: AgendaDocument) -> str:
        counted = "".join(
            field(_COUNTED[piece], agenda.language) if piece in _COUNTED else run(piece, agenda.language)
            for piece in _PLACES.split(agenda.masthead.page_of)
            if piece
        )
        content = run(agenda.masthead.non_binding, agenda.language) + TAB + counted
        return _part("ftr", paragraph("Footer", content, _RULE.format(edge="top") + self._right_tab))

    @property
    def _right_tab(self) -> str:
        return f'<w:tabs><w:tab w:val="right" w:pos="{self.text_width}"/></w:tabs>'


def first_header(agenda: AgendaDocument) -> str:
    """Return the first page's header: mark only, since symbol and status are in the masthead."""
    return _head(agenda, "HandlingMark", run(agenda.masthead.mark, agenda.language), "", first=True)


def _head(agenda: AgendaDocument, style: str, content: str, tabs: str, *, first: bool = False) -> str:
    rule = _RULE.format(edge="bottom")
    if (draft := agenda.masthead.draft_line) and not first:
        drafted = paragraph("Header", run(draft, agenda.language), rule + _CENTRED)
        return _part("hdr", paragraph(style, content, tabs) + drafted)
    return _part("hdr", paragraph(style, content, rule + tabs))


def _part(name: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{name} {NAMESPACES}>{content}</w:{name}>'


UPRIGHT = PageSetup(11906, 16838)
"""A4."""
WIDE = PageSetup(16838, 11906)
