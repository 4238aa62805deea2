"""Named Word styles of the agenda, which a ministry adapts to its own stationery."""

from dataclasses import dataclass, replace

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from core.text.languages import TAGS

TEXT_WIDTH = 170
"""Text width of a portrait page in millimetres."""
NUMBER_WIDTH = 9
LETTER_WIDTH = 8
PARAGRAPH_WIDTH = 8
"""Width of the citation number of a paragraph."""
MINUTES_WIDTH = 24

# Arial and Yu Gothic are part of Office on Windows and macOS.
_FONTS = {"w:ascii": "Arial", "w:hAnsi": "Arial", "w:cs": "Arial", "w:eastAsia": "Yu Gothic"}
_LATIN_LINE = 1.05
# Yu Gothic has a line height of 1.7 times its size before any multiple is applied, so Japanese lines have a fixed
# height.
_JAPANESE_LINE, _JAPANESE_SMALL_LINE = 1.45, 1.3
_SMALL_SIZE = 9
_BODY_SIZE = 10
# Exact lines in cells, so that Japanese and Latin cells of a row share their baselines.
_CELL_LINES = {"Table Head": 1.2, "Table Text": 1.2, "Table Group": 1.2, "Fact Label": 1.2, "Fact Text": 1.2}


@dataclass(frozen=True, slots=True)
class Style:
    """Style: sizes and spacing in points, indents in millimetres."""

    name: str
    size: float = _BODY_SIZE
    bold: bool = False
    before: float = 0
    after: float = 0
    left: float = 0
    hanging: float = 0
    right: float = 0
    align: WD_ALIGN_PARAGRAPH | None = None
    keep_with_next: bool = False
    outline: int | None = None
    rule_left: bool = False
    justified: bool = False
    """Justified in Japanese, where every character has the same width; Latin text is left-aligned."""
    builtin: bool = False
    level: int | None = None
    """Level in the list of Part I; these lines have their minutes at the right margin."""


STYLES = (
    Style("Title", 15, bold=True, after=2, keep_with_next=True, builtin=True),
    Style("Subtitle", 11, after=2, keep_with_next=True, builtin=True),
    Style("Heading 1", 11.5, bold=True, before=7, after=3, keep_with_next=True, outline=0, builtin=True),
    Style("Heading 2", 11, bold=True, before=11, after=3, keep_with_next=True, outline=1, builtin=True),
    Style("Heading 3", bold=True, before=10, after=2, keep_with_next=True, outline=2, builtin=True),
    Style("Body Text", after=5, justified=True, builtin=True),
    Style("Numbered Text", after=5, left=PARAGRAPH_WIDTH, hanging=PARAGRAPH_WIDTH, justified=True),
    Style(
        "Agenda Item",
        before=3,
        left=NUMBER_WIDTH,
        hanging=NUMBER_WIDTH,
        right=MINUTES_WIDTH,
        keep_with_next=True,
        level=0,
    ),
    Style(
        "Agenda Sub-item",
        before=1,
        left=NUMBER_WIDTH + LETTER_WIDTH,
        hanging=LETTER_WIDTH,
        right=MINUTES_WIDTH,
        keep_with_next=True,
        level=1,
    ),
    Style("Fact Label", 8.5, bold=True),
    Style("Fact Text", 8.5),
    Style("Annotation Label", 9.5, bold=True),
    Style("Annotation Text", 9.5),
    Style("Annotation Line", 8.5, after=3, keep_with_next=True),
    Style("Action", before=2, after=2, left=PARAGRAPH_WIDTH, rule_left=True),
    Style("Caption", 9, bold=True, before=9, after=3, keep_with_next=True, builtin=True),
    Style("Table Head", 8.5, bold=True, keep_with_next=True),
    Style("Table Text", 8.5),
    Style("Table Group", 8.5, bold=True, before=3, keep_with_next=True),
    Style("Thing to Know", 8.5, after=2, left=PARAGRAPH_WIDTH, hanging=PARAGRAPH_WIDTH),
    Style("Note", 8.5, after=2),
    Style("toc 1", 8.5, builtin=True),
    Style("Masthead", 8.5, after=2),
    Style("Symbol", 11, bold=True),
    Style("Issue", 8.5),
    Style("Header", 8.5, builtin=True),
    Style("Footer", 8.5, builtin=True),
)
_MINUTES_SIZE = 9
_RECORD_NUMBER_SIZE = 8


def set_styles(document: Document, language: str, scale: float = 1.0) -> None:
    """Replace the styles of python-docx by those of the agenda, for text mostly in ``language``.

    ``scale`` multiplies all sizes and distances.
    """
    root = document.styles.element
    for child in list(root):
        # Keep the four default styles: all others are based on them.
        if child.tag == qn("w:latentStyles") or (child.tag == qn("w:style") and child.get(qn("w:default")) is None):
            root.remove(child)
    _set_defaults(document, language)
    for style in STYLES:
        _add(document, _scaled(style, scale), japanese=language == "ja")
    for name in ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3"):
        document.styles[name].next_paragraph_style = document.styles["Body Text"]
    minutes = document.styles.add_style("Minutes", WD_STYLE_TYPE.CHARACTER)
    minutes.font.size = Pt(_half(_MINUTES_SIZE * scale))
    number = document.styles.add_style("Record Number", WD_STYLE_TYPE.CHARACTER)
    number.font.size = Pt(_half(_RECORD_NUMBER_SIZE * scale))


def _scaled(style: Style, scale: float) -> Style:
    return replace(
        style, size=_half(style.size * scale), before=_half(style.before * scale), after=_half(style.after * scale)
    )


def _half(points: float) -> float:
    """Return ``points`` rounded to half a point, Word's unit of font size."""
    return round(points * 2) / 2


def _set_defaults(document: Document, language: str) -> None:
    fonts = " ".join(f'{face}="{name}"' for face, name in _FONTS.items())
    defaults = document.styles.element.find(qn("w:docDefaults"))
    document.styles.element.replace(
        defaults,
        parse_xml(
            f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
            f'<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="{TAGS[language]}" w:eastAsia="ja-JP"/>'
            "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        ),
    )
    normal = document.styles["Normal"]
    normal.element.remove_all("w:rPr", "w:pPr")
    normal.element.append(
        parse_xml(
            f"<w:pPr {nsdecls('w')}><w:widowControl/><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE/><w:autoSpaceDN/>"
            '<w:snapToGrid w:val="0"/></w:pPr>'
        )
    )


def _add(document: Document, style: Style, *, japanese: bool) -> None:
    added = document.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH, builtin=style.builtin)
    added.base_style = document.styles["Normal"]
    added.quick_style = True
    added.font.size = Pt(style.size)
    added.font.bold = style.bold or None
    form = added.paragraph_format
    form.space_before, form.space_after = Pt(style.before), Pt(style.after)
    lines = _CELL_LINES.get(style.name)
    if japanese:
        lines = _JAPANESE_SMALL_LINE if style.size < _SMALL_SIZE else _JAPANESE_LINE
    form.line_spacing = Pt(_half(style.size * lines)) if lines else _LATIN_LINE
    form.left_indent, form.right_indent = Mm(style.left), Mm(style.right)
    form.first_line_indent = Mm(-style.hanging)
    form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if japanese and style.justified else style.align
    form.keep_with_next = style.keep_with_next or None
    form.keep_together = True if style.keep_with_next or style.rule_left else None
    properties = added.element.get_or_add_pPr()
    if style.level is not None:
        form.tab_stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        number = properties.get_or_add_numPr()
        number.get_or_add_ilvl().val = style.level
        number.get_or_add_numId().val = 1
    if style.outline is not None:
        properties.append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{style.outline}"/>'))
    if style.rule_left:
        properties.insert_element_before(
            parse_xml(
                f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="16" w:space="6" w:color="000000"/></w:pBdr>'
            ),
            "w:shd",
            "w:tabs",
            "w:spacing",
            "w:ind",
            "w:jc",
        )
