"""Document tree of an annotated agenda and its companion documents, in one language, without layout.

The tree contains every word that readers see, in the language of the document, so a renderer needs neither the register
nor a catalogue. Text is data: a renderer escapes it and never reads it as markup. Its apostrophes are typographic.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.rest.tables.spreadsheet_model import Align
from dialogue.documents.typography import set_apostrophes


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text run in one language, ``en``, ``fr`` or ``ja``; a fallback has its actual language.

    ``link`` is an address, or ``#`` and the ``anchor`` of a place in the document. ``small`` is for numbers of records
    beside their titles, ``strong`` for names of groups and labels.
    """

    text: str
    language: str
    link: str = ""
    anchor: str = ""
    small: bool = False
    strong: bool = False

    def __post_init__(self) -> None:
        set_apostrophes(self, "text")


@dataclass(frozen=True, slots=True)
class RichParagraph:
    """Paragraph as runs that follow each other without a gap."""

    runs: tuple[TextRun, ...] = ()

    def __bool__(self) -> bool:
        return any(run.text for run in self.runs)

    def __str__(self) -> str:
        return "".join(run.text for run in self.runs)

    def __add__(self, other: "RichParagraph") -> "RichParagraph":
        return RichParagraph(self.runs + other.runs)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """Column of a table. The weights divide the line; a column of weight 0 is as wide as its longest word."""

    title: str
    weight: int
    align: Align = Align.START

    def __post_init__(self) -> None:
        set_apostrophes(self, "title")


@dataclass(frozen=True, slots=True)
class DocumentTable:
    """Table with a caption that is unique in the document. No cell is empty.

    A row of one cell is the name of a group of rows. A caption that is not ``captioned`` is for screen readers only.
    """

    caption: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[RichParagraph, ...], ...]
    captioned: bool = True

    def __post_init__(self) -> None:
        set_apostrophes(self, "caption")


@dataclass(frozen=True, slots=True)
class Fact:
    """Label with one or more paragraphs."""

    label: str
    value: tuple[RichParagraph, ...]

    def __post_init__(self) -> None:
        set_apostrophes(self, "label")


@dataclass(frozen=True, slots=True)
class MeetingTime:
    """Local date and time of the meeting in one capital, as text: zone with offset, date, hours."""

    zone: str
    date: str
    hours: str

    def __post_init__(self) -> None:
        set_apostrophes(self, "zone", "date", "hours")


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """Line of Part I: ``1.`` or ``(a)``, the title, the minutes as text (empty if none are set)."""

    number: str
    title: RichParagraph
    minutes: str
    children: tuple["AgendaLine", ...] = ()


@dataclass(frozen=True, slots=True)
class ReasonGiven:
    """Reason for an item: the code for machines, the text for people."""

    code: str
    words: str

    def __post_init__(self) -> None:
        set_apostrophes(self, "words")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Paragraph of running text; ``number`` is its citation number, empty for none.

    One with a number and no text is a blank to fill in.
    """

    text: RichParagraph
    number: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """Annotation in Part II of one item or sub-item.

    ``key`` is the item's position in the skeleton, the same in every language and version; ``records`` are the
    references of the underlying records, so that each line can be traced. ``meta`` is the line below the heading,
    ``paragraphs`` stand before the tables and ``remarks`` after them. An annotation ``in_line`` has no heading: its
    paragraph begins with its title.
    """

    key: str
    number: str
    heading: RichParagraph
    level: int
    purpose: str
    minutes: int | None
    reasons: tuple[ReasonGiven, ...]
    records: tuple[str, ...]
    rows: tuple[Fact, ...]
    action: RichParagraph
    action_label: str
    draft_decision: RichParagraph
    draft_label: str
    tables: tuple[DocumentTable, ...] = ()
    meta: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    remarks: tuple[Paragraph, ...] = ()
    documents: RichParagraph = RichParagraph()
    documents_label: str = ""
    in_line: bool = False

    def __post_init__(self) -> None:
        set_apostrophes(self, "meta", "action_label", "draft_label", "documents_label")

    @property
    def box(self) -> tuple[tuple[str, RichParagraph], ...]:
        """Return the labelled texts of the box that ends the annotation, as far as there are any."""
        texts = (
            (self.documents_label, self.documents),
            (self.action_label, self.action),
            (self.draft_label, self.draft_decision),
        )
        return tuple((label, text) for label, text in texts if text)


@dataclass(frozen=True, slots=True)
class Annex:
    """Annex; its tables follow its paragraphs."""

    letter: str
    title: str
    paragraphs: tuple[RichParagraph, ...] = ()
    tables: tuple[DocumentTable, ...] = ()

    def __post_init__(self) -> None:
        set_apostrophes(self, "title")


@dataclass(frozen=True, slots=True)
class DecisionSheet:
    """Page 1 of an agenda: its items by requested action, and the key information."""

    items: DocumentTable
    procedure: RichParagraph
    points_title: str
    points: tuple[RichParagraph, ...]

    def __post_init__(self) -> None:
        set_apostrophes(self, "points_title")


@dataclass(frozen=True, slots=True)
class DocumentSection:
    """Heading with its content; ``level`` 1 is that of Part I, 2 the one below.

    Without a ``title`` its paragraphs have no heading, as those that open and close a record.
    """

    title: RichParagraph
    number: str = ""
    level: int = 1
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[DocumentTable, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """Record under an item: its number and its state as of the agenda, as a code and in words.

    ``state`` is a code of ``Health``, or ``overdue``, ``completed`` or ``proposed``.
    """

    reference: str
    state: str
    words: str


@dataclass(frozen=True, slots=True)
class TimetableItem:
    """Item or sub-item in the order of the meeting.

    ``begins`` counts minutes from the opening, ``when`` says the same on the clock of each capital. ``group`` is a code
    of ``ItemGroup``; it is empty for an item that only holds sub-items.
    """

    key: str
    number: str
    level: int
    title: RichParagraph
    group: str
    begins: int
    minutes: int
    when: str
    lead: str
    request: str
    provisions: tuple[str, ...] = ()
    records: tuple[ItemRecord, ...] = ()
    papers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        set_apostrophes(self, "when", "lead", "request")


@dataclass(frozen=True, slots=True)
class Timetable:
    """Items in the order of the meeting, which has ``minutes``; for pages and other systems, not printed in files."""

    minutes: int
    items: tuple[TimetableItem, ...]


class Layout(StrEnum):
    """Font size of a document: usual, shrunk to one page, or large for reading aloud."""

    USUAL = "usual"
    ONE_PAGE = "one-page"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class Masthead:
    """Masthead: the head of the first page and the parts that later pages repeat."""

    instrument: str
    symbol: str
    status: str
    issued: str
    original: str
    courtesy: str
    mark: str
    title: str
    subtitle: str
    non_binding: str
    draft_line: str
    page_of: str
    """Format of page numbers, with the placeholders ``{x}`` and ``{y}``."""
    mark_code: str = ""
    """Handling mark in the file names of restricted documents."""

    def __post_init__(self) -> None:
        set_apostrophes(self, *("instrument", "status", "issued", "original", "courtesy"))
        set_apostrophes(self, *("mark", "title", "subtitle", "non_binding", "draft_line"))

    @property
    def standing(self) -> str:
        """Return the status of the document: the draft line, the date of issue, or the status."""
        return self.draft_line or self.issued or self.status


@dataclass(frozen=True, slots=True)
class AgendaDocument:
    """Document tree: the decision sheet of an agenda (Part I), its annotations (Part II) and annexes, in one language.

    A document with a ``sheet`` shows it in place of the lines of Part I, which it has too, and its note at the end. The
    other documents of a Dialogue are trees of the same type: they leave out parts of the agenda and have
    ``sections`` of their own. An empty part has no heading.

    ``as_of`` is the instant (UTC) at which the register was read; renderers read no clock, so that output is
    deterministic. ``language`` is ``en``, ``fr`` or ``ja``, ``region`` the country whose usage it follows.
    """

    language: str
    region: str
    author: str
    as_of: datetime
    dialogue: int
    masthead: Masthead
    clocks: tuple[MeetingTime, ...]
    facts: tuple[Fact, ...] = ()
    note_title: str = ""
    note: tuple[RichParagraph, ...] = ()
    part_one_title: str = ""
    part_one: tuple[AgendaLine, ...] = ()
    part_two_title: str = ""
    annotations: tuple[Annotation, ...] = ()
    sections: tuple[DocumentSection, ...] = ()
    annexes: tuple[Annex, ...] = ()
    sheet: DecisionSheet | None = None
    timetable: Timetable | None = None
    layout: Layout = Layout.USUAL

    def __post_init__(self) -> None:
        set_apostrophes(self, "author", "note_title", "part_one_title", "part_two_title")

    @property
    def tables(self) -> list[DocumentTable]:
        """Return the tables of annotations, annexes and sections; those of page 1 are in ``sheet``."""
        parts: tuple[Annotation | Annex | DocumentSection, ...] = (*self.annotations, *self.annexes, *self.sections)
        return [table for part in parts for table in part.tables]

    @property
    def targets(self) -> frozenset[str]:
        """Return the places in the document that links can name."""
        tables = [self.sheet.items] if self.sheet else []
        tables += self.tables
        texts = [cell for table in tables for row in table.rows for cell in row]
        texts += [paragraph.text for one in self.annotations for paragraph in (*one.paragraphs, *one.remarks)]
        named = {one.key for one in self.annotations} | {f"annex-{annex.letter}" for annex in self.annexes}
        return frozenset(named | {run.anchor for text in texts for run in text.runs if run.anchor})

    def walk(self) -> Iterator[AgendaLine]:
        """Yield items and sub-items of Part I in reading order."""
        for line in self.part_one:
            yield line
            yield from line.children


@dataclass(frozen=True, slots=True)
class MeetingEvent:
    """Calendar data of a Dialogue: a wall time with its zone, never an offset."""

    uid: str
    sequence: int
    title: str
    description: str
    location: str
    local_start: datetime
    time_zone: str
    minutes: int
    cancelled: bool
    tentative: bool
    as_of: datetime
    language: str
    organizer: str = ""
    organizer_name: str = ""
    contact: str = ""
    url: str = ""
    confidential: bool = False
    """Whether the Dialogue has a handling mark other than public."""
