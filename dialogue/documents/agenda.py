"""What an annotated agenda and the documents beside it say, in one language, before anything decides how they look.

Every word that a reader sees is in this tree, already in the language of the document, so a renderer knows neither
the register nor a catalogue. Text is data: a renderer escapes it and never reads it as markup.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.rest.tables.spreadsheet_model import Align


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one language, ``en``, ``fr`` or ``ja``: a fallback keeps the language it is really in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, as runs that follow each other without a gap."""

    runs: tuple[Run, ...] = ()

    def __bool__(self) -> bool:
        return any(run.text for run in self.runs)

    def __str__(self) -> str:
        return "".join(run.text for run in self.runs)

    def __add__(self, other: "Text") -> "Text":
        return Text(self.runs + other.runs)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. Widths are weights: the renderer shares the line among them."""

    title: str
    weight: int
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption that no other table of the document has. No cell is blank."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it, a paragraph or several."""

    label: str
    value: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Clock:
    """The meeting as one capital sees it, in words: the zone with its offset, the date, the hours."""

    zone: str
    date: str
    hours: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of Part I: ``1.`` or ``(a)``, the title, the minutes in words (empty where none are set)."""

    number: str
    title: Text
    minutes: str
    children: tuple["Line", ...] = ()


@dataclass(frozen=True, slots=True)
class ReasonGiven:
    """Why a line is here: the code for machines, the words for people."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """What Part II says of one item or sub-item.

    ``key`` is the item's place in the skeleton and the same in every language and version; ``records`` are the
    references of the records behind the item, so that each line can be traced.
    """

    key: str
    number: str
    heading: Text
    level: int
    purpose: str
    minutes: int | None
    reasons: tuple[ReasonGiven, ...]
    records: tuple[str, ...]
    rows: tuple[Fact, ...]
    action: Text
    action_label: str
    draft_decision: Text
    draft_label: str
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex begins a page of its own; a wide one lies across the page."""

    letter: str
    title: str
    paragraphs: tuple[Text, ...] = ()
    tables: tuple[Table, ...] = ()
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text; ``number`` is how it is cited, empty where it is not.

    One with a number and no text is left for people to write.
    """

    text: Text
    number: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; ``level`` 1 is that of Part I, 2 the one below.

    Without a ``title`` its paragraphs belong to no heading of their own, as those that open and close a record.
    """

    title: Text
    number: str = ""
    level: int = 1
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[Table, ...] = ()


class Layout(StrEnum):
    """How large a document is set: as usual, so that it fills one page and no more, or to be read standing."""

    USUAL = "usual"
    ONE_PAGE = "one-page"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of the first page and what the later pages repeat of it."""

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
    """How a page is counted, with ``{x}`` and ``{y}`` where the numbers go."""
    mark_code: str = ""
    """The mark as it stands in the names of files, of a document that is for a few."""

    @property
    def standing(self) -> str:
        """The status of the document, said once: the line of a draft, the day of issue, or the status alone."""
        return self.draft_line or self.issued or self.status


@dataclass(frozen=True, slots=True)
class Agenda:
    """The provisional agenda (Part I), its annotations (Part II) and annexes, in one language.

    The other documents of a Dialogue are trees of the same kind: they leave out parts of the agenda and have
    ``sections`` of their own. A part that is not there leaves no heading behind.

    ``as_of`` is the instant (UTC) at which the register was read; no renderer looks at a clock, so the same tree
    gives the same bytes. ``language`` is ``en``, ``fr`` or ``ja``, ``region`` the country whose usage it follows.
    """

    language: str
    region: str
    author: str
    as_of: datetime
    dialogue: int
    masthead: Masthead
    clocks: tuple[Clock, ...]
    facts: tuple[Fact, ...] = ()
    note_title: str = ""
    note: tuple[Text, ...] = ()
    part_one_title: str = ""
    part_one: tuple[Line, ...] = ()
    part_two_title: str = ""
    annotations: tuple[Annotation, ...] = ()
    sections: tuple[Section, ...] = ()
    annexes: tuple[Annex, ...] = ()
    layout: Layout = Layout.USUAL

    def walk(self) -> Iterator[Line]:
        """Items and sub-items of Part I in the order in which they are read."""
        for line in self.part_one:
            yield line
            yield from line.children


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a calendar needs of the Dialogue: a wall time with its zone, never an offset."""

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
