"""Body of the Word document, from the masthead to the last annex."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from core.rest.tables.spreadsheet_model import Align
from dialogue.documents.agenda import (
    AgendaDocument,
    AgendaLine,
    Annex,
    Annotation,
    DecisionSheet,
    DocumentSection,
    DocumentTable,
    Fact,
    Paragraph,
    RichParagraph,
)
from dialogue.documents.headings import levels
from dialogue.documents.widths import widths, with_whole_texts
from dialogue.documents.word import page
from dialogue.documents.word.markup import (
    TAB,
    Rules,
    bookmark,
    contents,
    group,
    paragraph,
    row,
    run,
    runs,
    shares,
    table,
    twips,
)
from dialogue.documents.word.numbering import LITERAL, Numbering
from dialogue.documents.word.styles import LETTER_WIDTH, NUMBER_WIDTH

_THICK, _THIN, _HAIRLINE = 10, 6, 3  # Eighths of a point: 1.2, 0.75 and 0.4 points, as close as Word allows.
_LABEL_SHARES = (26, 144)
_ANNOTATION_SHARES = (24, 76)
_MASTHEAD_SHARES = (122, 48)
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
_SPACIOUS = 14
"""Number of rows of the first page that have room for more space between them."""
_LET_GO = '<w:keepNext w:val="0"/>'
_PART_ONE, _POINTS, _PART_TWO = "part-one", "points", "part-two"
_SPACE_BEFORE = '<w:spacing w:before="80"/>'
_RULE_ABOVE = (
    '<w:pBdr><w:top w:val="single" w:sz="3" w:space="4" w:color="000000"/></w:pBdr><w:spacing w:before="240"/>'
)
_BETWEEN_TABLES = '<w:p><w:pPr>{}<w:spacing w:before="0" w:after="0" w:line="80" w:lineRule="exact"/></w:pPr></w:p>'


@dataclass(slots=True)
class Body:
    """Writer of one agenda's body; afterwards ``numbering`` has the lists that the text needs."""

    agenda: AgendaDocument
    references: str
    numbering: Numbering = field(default_factory=Numbering)

    def __str__(self) -> str:
        return "".join(self._parts())

    def _parts(self) -> Iterator[str]:
        agenda = self.agenda
        yield self._masthead()
        yield from self._clocks()
        yield self._labelled(agenda.facts, _LABEL_SHARES, "Fact", Rules(bottom=_HAIRLINE, inside=_HAIRLINE))
        if agenda.sheet:
            yield from self._sheet(agenda.sheet)
        else:
            if agenda.note:
                yield paragraph("Heading1", self._say(agenda.note_title))
                yield from (paragraph("BodyText", runs(text)) for text in agenda.note)
            if agenda.part_one_title:
                yield paragraph("Heading1", self._say(agenda.part_one_title))
                yield from self._part_one()
        if agenda.sheet and agenda.annotations:
            # The first page of an agenda is a page of its own.
            yield from contents([(anchor, self._say(title)) for anchor, title in self._headings()])
        if agenda.annotations:
            yield paragraph("Heading1", bookmark(_PART_TWO) + self._say(agenda.part_two_title))
        for level, annotation in levels(agenda.annotations):
            yield from self._annotation(level, annotation)
        for section in agenda.sections:
            yield from self._section(section)
        for annex in agenda.annexes:
            yield from self._annex(annex)
        if agenda.sheet and agenda.note:
            gap = "\u3000" if agenda.language == "ja" else ". "
            yield paragraph("Note", self._say(agenda.note_title + gap, bold=True) + runs(agenda.note[0]), _RULE_ABOVE)
            yield from (paragraph("Note", runs(text)) for text in agenda.note[1:])
        yield page.section(self.references)

    def _headings(self) -> Iterator[tuple[str, str]]:
        """Yield the first-level headings of a document with a separate first page."""
        agenda = self.agenda
        assert agenda.sheet is not None
        yield _PART_ONE, agenda.part_one_title
        yield _POINTS, agenda.sheet.points_title
        yield _PART_TWO, agenda.part_two_title
        yield from ((f"annex-{annex.letter}", annex.title) for annex in agenda.annexes if annex.title)

    def _sheet(self, sheet: DecisionSheet) -> Iterator[str]:
        """Yield the items by requested action, the items of procedure, and the key information."""
        yield paragraph("Heading1", bookmark(_PART_ONE) + self._say(self.agenda.part_one_title))
        yield from self._table(sheet.items, dense=len(sheet.items.rows) > _SPACIOUS)
        yield paragraph("Note", runs(sheet.procedure), _SPACE_BEFORE)
        yield paragraph("Heading1", bookmark(_POINTS) + self._say(sheet.points_title))
        for place, point in enumerate(sheet.points, start=1):
            yield paragraph("ThingtoKnow", self._say(f"{place}.") + TAB + runs(point))

    def _say(self, text: str, *, bold: bool = False, style: str = "") -> str:
        return run(text, self.agenda.language, bold=bold, style=style)

    def _masthead(self) -> str:
        """Return the masthead; screen readers skip headers and footers, so it has status, mark and legal status."""
        head = self.agenda.masthead
        columns = shares(_MASTHEAD_SHARES, page.TEXT_WIDTH)
        title = (
            paragraph("Masthead", self._say(head.instrument))
            + paragraph("Title", self._say(head.title))
            + paragraph("Subtitle", self._say(head.subtitle))
        )
        lines = (head.standing, head.original, head.courtesy)
        issue = "".join(paragraph("Issue", self._say(line)) for line in lines if line)
        if head.mark:
            issue += paragraph("Issue", self._say(head.mark, bold=True))
        beside = paragraph("Symbol", self._say(head.symbol)) + issue
        return table(columns, [row(columns, [title, beside])], rules=Rules(bottom=_THICK)) + paragraph(
            "Note", self._say(head.non_binding), _SPACE_BEFORE
        )

    def _clocks(self) -> Iterator[str]:
        if not (clocks := self.agenda.clocks):
            return
        columns = shares([1] * len(clocks), page.TEXT_WIDTH)
        cells = [
            paragraph("Note", self._say(clock.zone))
            + paragraph("FactLabel", self._say(clock.date))
            + paragraph("FactText", self._say(clock.hours))
            for clock in clocks
        ]
        yield table(columns, [row(columns, cells)], rules=Rules(top=_THIN, bottom=_THIN))
        # Word would merge two adjacent tables.
        yield _BETWEEN_TABLES.format("")

    def _labelled(
        self,
        facts: tuple[Fact, ...],
        weights: tuple[int, int],
        style: str,
        rules: Rules,
        *,
        keep_with_next: bool = False,
    ) -> str:
        """Return labels and texts in two columns; ``keep_with_next`` keeps the last row with the next block."""
        if not facts:
            return ""
        columns = shares(weights, page.TEXT_WIDTH)
        rows = (
            row(
                columns,
                [
                    paragraph(
                        f"{style}Label",
                        self._say(fact.label),
                        "" if fact is facts[-1] and not keep_with_next else _KEEP,
                    ),
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
        keep = _LET_GO if last else ""
        return paragraph(_LINE_STYLES[level], written + runs(line.title) + minutes, keep + listed)

    def _annotation(self, level: int, annotation: Annotation) -> Iterator[str]:
        if not annotation.in_line:
            number = self._say(annotation.number + " ")
            yield paragraph(f"Heading{level}", bookmark(annotation.key) + number + runs(annotation.heading))
        if annotation.meta:
            yield paragraph("AnnotationLine", self._say(annotation.meta))
        boxed = bool(annotation.box)
        yield self._labelled(
            annotation.rows,
            _ANNOTATION_SHARES,
            "Annotation",
            Rules(bottom=_HAIRLINE, inside=_HAIRLINE),
            keep_with_next=boxed and not annotation.paragraphs,
        )
        for place, each in enumerate(annotation.paragraphs, start=1):
            last = place == len(annotation.paragraphs)
            yield self._cited(
                each, keep_with_next=bool(annotation.tables) or (boxed and last and not annotation.remarks)
            )
        for table_ in annotation.tables:
            yield from self._table(table_, keep_with_next=boxed and not annotation.remarks)
        for each in annotation.remarks:
            yield self._cited(each, keep_with_next=boxed)
        yield from self._box(annotation)

    def _section(self, section: DocumentSection) -> Iterator[str]:
        number = self._say(section.number + " ") if section.number else ""
        if section.title:
            yield paragraph(f"Heading{section.level}", number + runs(section.title))
        for each in section.paragraphs:
            yield self._cited(each)
        for one in section.tables:
            yield from self._table(one)

    def _cited(self, each: Paragraph, *, keep_with_next: bool = False) -> str:
        properties = _KEEP if keep_with_next else ""
        if not each.number:
            return paragraph("BodyText", runs(each.text), properties)
        return paragraph("NumberedText", self._say(each.number) + TAB + runs(each.text), properties)

    def _box(self, annotation: Annotation) -> Iterator[str]:
        """Yield documents, action and draft wording; they stay on one page."""
        # The full-width brackets of a Japanese label include its own space.
        gap = "" if self.agenda.language == "ja" else " "
        for place, (label, text) in enumerate(annotation.box, start=1):
            keep = _KEEP if place < len(annotation.box) else ""
            yield paragraph("Action", self._say(label + gap, bold=True) + runs(text), keep)

    def _annex(self, annex: Annex) -> Iterator[str]:
        if annex.title:
            yield paragraph("Heading1", bookmark(f"annex-{annex.letter}") + self._say(annex.title))
        yield from (paragraph("BodyText", runs(text)) for text in annex.paragraphs)
        for each in annex.tables:
            yield from self._table(each)

    def _table(self, each: DocumentTable, *, keep_with_next: bool = False, dense: bool = False) -> Iterator[str]:
        """Yield the table; ``keep_with_next`` keeps its last row on the page of the next block."""
        each = with_whole_texts(each)
        shared = shares(widths(each), page.TEXT_WIDTH)
        aligned = [_AT_END if column.align is Align.END else "" for column in each.columns]
        titles = [self._say(column.title) for column in each.columns]
        rows = [row(shared, list(map(_table_head, titles, aligned)), head=True)]
        for place, cells in enumerate(each.rows, start=1):
            if len(cells) == 1 and len(each.columns) > 1:
                rows.append(group(shared, paragraph("TableGroup", runs(cells[0]))))
                continue
            keep = _KEEP if keep_with_next and place == len(each.rows) else ""
            rows.append(
                row(shared, [_table_text(text, keep + align) for text, align in zip(cells, aligned, strict=True)])
            )
        if each.captioned:
            yield paragraph("Caption", self._say(each.caption))
        rules = Rules(bottom=_HAIRLINE, inside=_HAIRLINE)
        yield table(shared, rows, rules=rules, caption=each.caption, head_column=True, dense=dense)
        # Word would merge this table with one that follows.
        yield _BETWEEN_TABLES.format(_KEEP if keep_with_next else "")


def _table_head(content: str, aligned: str) -> str:
    return paragraph("TableHead", content, aligned)


def _table_text(text: RichParagraph, properties: str) -> str:
    return paragraph("TableText", runs(text), properties)
