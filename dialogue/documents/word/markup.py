"""WordprocessingML fragments as strings.

A matrix of 150 actions has some ten thousand elements: as objects they cost ten times as much as text. Texts by users
enter only through ``run`` and ``attribute``, which escape them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

from core.text.languages import TAGS
from core.text.xml_characters import writable
from dialogue.documents.agenda import RichParagraph, TextRun
from dialogue.documents.word.tracking import tracked_run

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

# Word has two languages per run, one for each half of its fonts. The hint assigns quotation marks and dashes, which
# are in both halves, to the Japanese font in Japanese runs.
_LANGUAGE = {language: f'<w:lang w:val="{tag}" w:eastAsia="ja-JP"/>' for language, tag in TAGS.items()}
_HINT = {"ja": '<w:rFonts w:hint="eastAsia"/>'}
_IN_TEXT = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\t": " ", "\n": '</w:t><w:br/><w:t xml:space="preserve">'}
)
_REFERENCE = re.compile(r"\b(?:MOC|DEMO)-(?:[A-Z]+-)?\d{4}-\d{3,}")
_IN_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;", "\t": " ", "\n": " "})

TAB = "<w:r><w:tab/></w:r>"
_PAGE_BREAK = "<w:pageBreakBefore/>"
_TABLE_OF_CONTENTS = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\n \\h \\z </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)

# Text starts at the margin, and columns are 2.6 millimetres apart, while rules are continuous.
_CELL_MARGINS = (
    '<w:tblCellMar><w:top w:w="{space}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="{space}" w:type="dxa"/><w:right w:w="147" w:type="dxa"/></w:tblCellMar>'
)
_SPACE, _LITTLE_SPACE = 30, 12
"""Twips above and below the text of a cell."""
_LAST_CELL_MARGIN = '<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>'


def twips(millimetres: float) -> int:
    """Return twips, twentieths of a point, Word's unit of length."""
    return round(millimetres / 25.4 * 1440)


def run(text: str, language: str, *, bold: bool = False, style: str = "") -> str:
    """Return a run.

    Numbers of commitments have hyphens that do not break; a word joiner keeps a code such as 2(c)(v) on one line.
    """
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    text = text.replace(")(", ")\u2060(")
    weight = "<w:b/>" if bold else ""
    written = writable(text).translate(_IN_TEXT)
    if "MOC-" in written or "DEMO-" in written:
        written = _REFERENCE.sub(_unbroken, written)
    return (
        f"<w:r><w:rPr>{named}{_HINT.get(language, '')}{weight}{_LANGUAGE[language]}</w:rPr>"
        f'<w:t xml:space="preserve">{written}</w:t></w:r>'
    )


def _unbroken(reference: re.Match[str]) -> str:
    return reference[0].replace("-", '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">')


def runs(text: RichParagraph) -> str:
    """Return the runs with their links and bookmarks; links to addresses are fields, which need no relationship."""
    return "".join(map(_run, text.runs))


def _run(part: TextRun) -> str:
    # A change is inside its link: Word allows no link inside a change.
    written = tracked_run(
        part, run(part.text, part.language, bold=part.strong, style="RecordNumber" if part.small else "")
    )
    if part.link.startswith("#"):
        written = f'<w:hyperlink w:anchor="{bookmark_name(part.link[1:])}" w:history="1">{written}</w:hyperlink>'
    elif part.link:
        # The address is in quotation marks inside the instruction.
        address = attribute(part.link.replace('"', "%22"))
        written = f'<w:fldSimple w:instr="HYPERLINK &quot;{address}&quot;">{written}</w:fldSimple>'
    return bookmark(part.anchor) + written if part.anchor else written


def bookmark(anchor: str) -> str:
    """Return an empty bookmark, the target of links; its identifier is derived from its name, as Word needs one."""
    name = bookmark_name(anchor)
    identifier = crc32(name.encode()) & 0x7FFFFFFF
    return f'<w:bookmarkStart w:id="{identifier}" w:name="{name}"/><w:bookmarkEnd w:id="{identifier}"/>'


def bookmark_name(anchor: str) -> str:
    """Return ``anchor`` as a name that Word takes: letters, digits and underscores, 40 at most."""
    return "b_" + re.sub(r"\W", "_", anchor, flags=re.ASCII)[:38]


def contents(entries: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield the paragraphs of a table of contents from anchors and runs, as Word writes it when it updates the field.

    It has links and no numbers of pages, which only Word knows.
    """
    for place, (anchor, said) in enumerate(entries, start=1):
        begin = _TABLE_OF_CONTENTS if place == 1 else ""
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if place == len(entries) else ""
        link = f'<w:hyperlink w:anchor="{bookmark_name(anchor)}" w:history="1">{said}</w:hyperlink>'
        yield paragraph("toc1", begin + link + end, _PAGE_BREAK if place == 1 else "")


def attribute(text: str) -> str:
    return writable(text).translate(_IN_ATTRIBUTE)


def field(instruction: str, language: str) -> str:
    """Return a field that Word computes, such as ``PAGE``, with the initial value 1."""
    return f'<w:fldSimple w:instr="{instruction}">{run("1", language)}</w:fldSimple>'


def paragraph(style: str, content: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


@dataclass(frozen=True, slots=True)
class Rules:
    """Horizontal rules of a table, in eighths of a point, 0 for none. There are no vertical ones."""

    top: int = 0
    bottom: int = 0
    inside: int = 0

    def __str__(self) -> str:
        edges = (("top", self.top), ("bottom", self.bottom), ("insideH", self.inside))
        return "".join(
            f'<w:{edge} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>' for edge, size in edges if size
        )


def shares(weights: Sequence[float], width: int) -> tuple[int, ...]:
    """Divide ``width`` by weight without rounding loss, so that all tables have the same right edge."""
    total = sum(weights)
    edges = [round(width * sum(weights[:position]) / total) for position in range(len(weights) + 1)]
    return tuple(right - left for left, right in pairwise(edges))


def table(
    widths: Sequence[int],
    rows: Iterable[str],
    *,
    rules: Rules,
    caption: str = "",
    head_column: bool = False,
    dense: bool = False,
) -> str:
    """Return a table. ``caption`` is alternative text for screen readers; it implies a header row."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = _CELL_MARGINS.format(space=_LITTLE_SPACE if dense else _SPACE)
    named = attribute(caption)
    described = f'<w:tblCaption w:val="{named}"/><w:tblDescription w:val="{named}"/>' if caption else ""
    look = f'<w:tblLook w:firstRow="{bool(caption):d}" w:firstColumn="{head_column:d}" w:noHBand="1" w:noVBand="1"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{rules}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{margins}{look}{described}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def group(widths: Sequence[int], cell: str) -> str:
    """Return a row of one cell across all columns, the name of the rows that follow."""
    spanned = f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/>'
    return (
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>{spanned}{_LAST_CELL_MARGIN}</w:tcPr>{cell}</w:tc></w:tr>"
    )


def row(widths: Sequence[int], cells: Sequence[str], *, head: bool = False) -> str:
    """Return a row that never splits. A header row is repeated on each page and has a rule of one point."""
    properties = "<w:cantSplit/><w:tblHeader/>" if head else "<w:cantSplit/>"
    borders = f"<w:tcBorders>{Rules(bottom=8)}</w:tcBorders>" if head else ""
    margins = [""] * (len(cells) - 1) + [_LAST_CELL_MARGIN]
    content = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{borders}{margin}</w:tcPr>{cell}</w:tc>'
        for width, margin, cell in zip(widths, margins, cells, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{content}</w:tr>"
