"""Body of the Word document, from the masthead to the last annex."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from core.rest.tables.spreadsheet_model import Align
from dialogue.documents.agenda import (
    AgendaDocument,
    AgendaLine,
    Annex,
    Annotation,
    DocumentSection,
    DocumentTable,
    Fact,
    RichParagraph,
)
from dialogue.documents.headings import levels
from dialogue.documents.widths import LANDSCAPE, PORTRAIT, widths, with_whole_dates
from dialogue.documents.word.markup import TAB, Rules, paragraph, row, run, runs, shares, table, twips
from dialogue.documents.word.numbering import LITERAL, Numbering
from dialogue.documents.word.page import UPRIGHT, WIDE, PageSetup
from dialogue.documents.word.styles import LETTER_WIDTH, NUMBER_WIDTH

_THICK, _THIN, _HAIRLINE = 10, 4, 3  # Eighths of a point: 1.2, 0.5 and 0.4 points, as close as Word allows.
_LABEL_SHARES = (28, 72)
_ANNOTATION_SHARES = (24, 76)
_MASTHEAD_SHARES = (115, 45)
_LINE_STYLES = ("AgendaItem", "AgendaSub-item")
_IN_LIST = '<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
_INDENT = tuple(
    f'<w:ind w:left="{twips(left)}" w:hanging="{twips(hanging)}"/>'
    for left, hanging in ((NUMBER_WIDTH, NUMBER_WIDTH), (NUMBER_WIDTH + LETTER_WIDTH, LETTER_WIDTH))
)
# "6 bis." is wider than a plain number.
_NARROW = 4
_WIDE_INDENT = f'<w:ind w:left="{twips(2 * NUMBER_WIDTH)}" w:hanging="{twips(2 * NUMBER_WIDTH)}"/>'
_AT_END = '<w:jc w:val="right"/>'
_KEEP = "<w:keepNext/>"
_LET_GO = '<w:keepNext w:val="0"/>'
_NEW_PAGE = "<w:pageBreakBefore/>"
_AT_TOP = '<w:spacing w:before="0"/>'
# A section ends with a paragraph, of minimal height so that it does not start a new page after a full table.
_SECTION_END = (
    '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>{section}</w:pPr></w:p>'
)


@dataclass(slots=True)
class Body:
    """Writer of one agenda's body; afterwards ``numbering`` has the lists that the text needs."""

    agenda: AgendaDocument
    references: dict[PageSetup, str]
    numbering: Numbering = field(default_factory=Numbering)

    def __str__(self) -> str:
        return "".join(self._parts())

    def _parts(self) -> Iterator[str]:
        agenda = self.agenda
        yield self._masthead()
        yield from self._clocks()
        yield self._labelled(agenda.facts, _LABEL_SHARES, "Fact", Rules())
        if agenda.note:
            yield paragraph("Heading1", self._say(agenda.note_title))
            yield from (paragraph("BodyText", runs(text)) for text in agenda.note)
        if agenda.part_one_title:
            yield paragraph("Heading1", self._say(agenda.part_one_title))
            yield from self._part_one()
        if agenda.annotations:
            yield paragraph("Heading1", self._say(agenda.part_two_title))
        for level, annotation in levels(agenda.annotations):
            yield from self._annotation(level, annotation)
        for section in agenda.sections:
            yield from self._section(section)
        yield from self._annexes()

    def _say(self, text: str, *, bold: bool = False, style: str = "") -> str:
        return run(text, self.agenda.language, bold=bold, style=style)

    def _masthead(self) -> str:
        head = self.agenda.masthead
        columns = shares(_MASTHEAD_SHARES, UPRIGHT.text_width)
        issue = ("" if head.draft_line else head.standing, head.original, head.courtesy)
        issued = "".join(paragraph("Issue", self._say(line)) for line in issue if line)
        return (
            table(
                columns,
                [
                    row(
                        columns,
                        [
                            paragraph("Masthead", self._say(head.instrument)),
                            paragraph("Symbol", self._say(head.symbol)) + issued,
                        ],
                    )
                ],
                rules=Rules(bottom=_THICK),
            )
            + paragraph("Title", self._say(head.title))
            + paragraph("Subtitle", self._say(head.subtitle))
            # Screen readers skip page headers and footers, so the text repeats them.
            + "".join(paragraph("Note", self._say(line, bold=True)) for line in (head.draft_line, head.mark) if line)
            + (paragraph("Note", self._say(head.non_binding)) if head.non_binding else "")
        )

    def _clocks(self) -> Iterator[str]:
        if not (clocks := self.agenda.clocks):
            return
        columns = shares([1] * len(clocks), UPRIGHT.text_width)
        cells = [
            paragraph("Note", self._say(clock.zone))
            + paragraph("FactLabel", self._say(clock.date))
            + paragraph("FactText", self._say(clock.hours))
            for clock in clocks
        ]
        yield table(columns, [row(columns, cells)], rules=Rules(top=_THIN, bottom=_THIN))
        # Word would merge two adjacent tables.
        yield paragraph("Note", "")

    def _labelled(self, facts: tuple[Fact, ...], weights: tuple[int, int], style: str, rules: Rules) -> str:
        if not facts:
            return ""
        columns = shares(weights, UPRIGHT.text_width)
        rows = (
            row(
                columns,
                [
                    paragraph(f"{style}Label", self._say(fact.label), "" if fact is facts[-1] else _KEEP),
                    "".join(paragraph(f"{style}Text", runs(text)) for text in fact.value),
                ],
            )
            for fact in facts
        )
        return table(columns, rows, rules=rules, head_column=True)

    def _part_one(self) -> Iterator[str]:
        """Yield Part I; each line is kept with the next, so that it stays on one page, except the last."""
        lines = list(self._numbered())
        for place, (level, number, line) in enumerate(lines, start=1):
            yield self._line(level, number, line, last=place == len(lines))

    def _numbered(self) -> Iterator[tuple[int, int, AgendaLine]]:
        """Yield level, list id and line in numbering order."""
        for line in self.agenda.part_one:
            yield 0, self.numbering.item(line.number), line
            for child in line.children:
                yield 1, self.numbering.sub_item(child.number), child

    def _line(self, level: int, number: int, line: AgendaLine, *, last: bool) -> str:
        listed = "" if number == 1 else _IN_LIST.format(level=level, number=number)
        written = ""
        if number == LITERAL:
            # Word drops the list's indent when the list is removed.
            listed += _INDENT[level] if len(line.number) <= _NARROW else _WIDE_INDENT
            written = self._say(line.number) + TAB
        minutes = TAB + self._say(line.minutes, style="Minutes") if line.minutes else ""
        kept = _LET_GO if last else ""
        return paragraph(_LINE_STYLES[level], written + runs(line.title) + minutes, kept + listed)

    def _annotation(self, level: int, annotation: Annotation) -> Iterator[str]:
        number = self._say(annotation.number) + TAB
        yield paragraph(f"Heading{level}", number + runs(annotation.heading))
        yield self._labelled(
            annotation.rows, _ANNOTATION_SHARES, "Annotation", Rules(bottom=_HAIRLINE, inside=_HAIRLINE)
        )
        yield from self._invitation("Action", annotation.action_label, annotation.action)
        yield from self._invitation("DraftDecision", annotation.draft_label, annotation.draft_decision)
        for each in annotation.tables:
            yield from self._table(each, UPRIGHT)

    def _section(self, section: DocumentSection) -> Iterator[str]:
        number = self._say(section.number) + TAB if section.number else ""
        if section.title:
            yield paragraph(f"Heading{section.level}", number + runs(section.title))
        for each in section.paragraphs:
            if each.number:
                yield paragraph("NumberedText", self._say(each.number) + TAB + runs(each.text))
            else:
                yield paragraph("BodyText", runs(each.text))
        for one in section.tables:
            yield from self._table(one, UPRIGHT)

    def _invitation(self, style: str, label: str, text: RichParagraph) -> Iterator[str]:
        if text:
            # The full-width colon after a Japanese label includes its own space.
            gap = "" if self.agenda.language == "ja" else " "
            yield paragraph(style, self._say(label + gap, bold=True) + runs(text))

    def _annexes(self) -> Iterator[str]:
        """Yield each annex on a new page, wide ones in landscape; ends with the last section's layout."""
        page, first = UPRIGHT, True
        for annex in self.agenda.annexes:
            wanted = WIDE if annex.landscape else UPRIGHT
            if turned := wanted is not page:
                yield _SECTION_END.format(section=page.section(self.references[page], first=first))
                page, first = wanted, False
            yield from self._annex(annex, page, _AT_TOP if turned else _NEW_PAGE + _AT_TOP)
        yield page.section(self.references[page], first=first)

    def _annex(self, annex: Annex, page: PageSetup, properties: str) -> Iterator[str]:
        yield paragraph("Heading1", self._say(annex.title), properties)
        yield from (paragraph("BodyText", runs(text)) for text in annex.paragraphs)
        for each in annex.tables:
            yield from self._table(each, page)

    def _table(self, each: DocumentTable, page: PageSetup) -> Iterator[str]:
        each, line = with_whole_dates(each), LANDSCAPE if page is WIDE else PORTRAIT
        shared = shares(widths(each, line), page.text_width)
        aligned = [_AT_END if column.align is Align.END else "" for column in each.columns]
        titles = [self._say(column.title) for column in each.columns]
        rows = [row(shared, list(map(_table_head, titles, aligned)), head=True)]
        rows.extend(row(shared, list(map(_table_text, cells, aligned))) for cells in each.rows)
        yield paragraph("Caption", self._say(each.caption))
        yield table(shared, rows, rules=Rules(bottom=_HAIRLINE, inside=_HAIRLINE), caption=each.caption)


def _table_head(content: str, aligned: str) -> str:
    return paragraph("TableHead", content, aligned)


def _table_text(text: RichParagraph, aligned: str) -> str:
    return paragraph("TableText", runs(text), aligned)
