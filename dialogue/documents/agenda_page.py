"""Agenda as a page of the portal: items with links and changes since the last issue, and a bar of their minutes.

The content is that of the document tree, so the page of an issued agenda never differs from its files.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

from commitments.rules.codes import IN_TEXT, NUMBER_IN_TEXT, code_in
from dialogue.documents.agenda import (
    AgendaDocument,
    Annex,
    Annotation,
    RichParagraph,
    TextRun,
    Timetable,
    TimetableItem,
)
from dialogue.documents.html import shown_tables
from dialogue.documents.tracked_changes import ChangedRun, tracked_annotations
from dialogue.enums import ItemPurpose

# Widths at which the bar is drawn, in px: text in a picture must not shrink with it.
WIDE, NARROW = 880, 288
# Room of a label of hours, and of a number in its segment.
_LABEL, _DIGIT = 270, 11


class ItemChange(StrEnum):
    """Change of an item since the last issue."""

    NEW = "new"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses of what an agenda cites; ``papers`` are those that the reader may open."""

    portal: str
    number: Callable[[str, str], str]
    provision: Callable[[str], str]
    papers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PageItem:
    """Item with its annotation, which marks what changed. Links are pairs of text and address.

    ``parts`` are sub-items without minutes and annotation, which need no place of their own.
    """

    entry: TimetableItem
    annotation: Annotation | None
    change: ItemChange | None
    provisions: tuple[tuple[str, str], ...]
    records: tuple[tuple[Any, str], ...]
    papers: tuple[tuple[str, str], ...]
    parts: tuple[TimetableItem, ...]

    @property
    def tables(self) -> list[dict[str, Any]]:
        return shown_tables(self.annotation.tables) if self.annotation else []

    @property
    def purpose(self) -> ItemPurpose | None:
        """Return what is asked; None for procedure, and for items that only hold sub-items."""
        return ItemPurpose(self.entry.group) if self.entry.group in ItemPurpose.values else None

    @property
    def is_decision(self) -> bool:
        return self.purpose is ItemPurpose.DECISION


@dataclass(frozen=True, slots=True)
class Segment:
    """Item on the bar, from ``x`` in px; ``number`` is empty where it does not fit."""

    key: str
    x: float
    width: float
    number: str
    decides: bool

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class MinutesBar:
    """Bar of the minutes: items, decisions within items, free time, and the hours at which items begin."""

    width: int
    segments: tuple[Segment, ...]
    within: tuple[Segment, ...]
    free: Segment | None
    hours: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """Page of an agenda; ``used`` and ``minutes`` are those planned and available.

    ``removed`` are the items of the last issue that this agenda lacks.
    """

    tree: AgendaDocument
    items: tuple[PageItem, ...]
    removed: tuple[TimetableItem, ...]
    annexes: tuple[tuple[Annex, list[dict[str, Any]]], ...]
    bars: tuple[MinutesBar, MinutesBar]
    used: int
    minutes: int

    @property
    def decisions(self) -> list[PageItem]:
        return [item for item in self.items if item.is_decision]

    @property
    def changed(self) -> list[PageItem]:
        return [item for item in self.items if item.change]

    @property
    def changes(self) -> int:
        """Return the number of new, changed and removed items."""
        return len(self.changed) + len(self.removed)

    @property
    def free(self) -> int:
        return max(self.minutes - self.used, 0)

    @property
    def over(self) -> int:
        return max(self.used - self.minutes, 0)


def agenda_page(tree: AgendaDocument, before: AgendaDocument | None, addresses: Addresses) -> AgendaPage | None:
    """Return the page of ``tree`` with the changes since ``before``; None for a tree without a timetable."""
    timetable = tree.timetable
    if timetable is None:
        return None
    linked = _Linker(addresses)
    present = {one.key for one in timetable.items}
    earlier = {one.key: one for one in before.timetable.items} if before and before.timetable else {}
    own = {one.key: one for one in tree.annotations}
    merged = {one.key: one for one in tracked_annotations(before, tree)} if earlier and before else own
    items: list[PageItem] = []
    for entry in timetable.items:
        if entry.level > 1 and not entry.minutes and entry.key not in own:
            items[-1] = replace(items[-1], parts=(*items[-1].parts, entry))
            continue
        new = bool(earlier) and entry.key not in earlier
        annotation = (own if new else merged).get(entry.key)
        change = ItemChange.NEW if new else _change(earlier.get(entry.key), entry, annotation)
        items.append(
            PageItem(
                entry,
                linked(annotation),
                change,
                tuple((code, addresses.provision(code)) for code in dict.fromkeys(entry.provisions)),
                tuple((record, linked.number(record.reference)) for record in entry.records),
                tuple((symbol, addresses.papers.get(symbol, f"#paper-{symbol}")) for symbol in entry.papers),
                (),
            )
        )
    tree = linked(tree)
    used = sum(entry.minutes for entry in timetable.items if entry.level == 1)
    return AgendaPage(
        tree=tree,
        items=tuple(items),
        removed=tuple(one for one in earlier.values() if one.key not in present),
        annexes=tuple((annex, shown_tables(annex.tables)) for annex in tree.annexes),
        bars=(_bar(timetable, used, WIDE), _bar(timetable, used, NARROW)),
        used=used,
        minutes=timetable.minutes,
    )


def _change(old: TimetableItem | None, new: TimetableItem, annotation: Annotation | None) -> ItemChange | None:
    """Return whether an item changed in what is said of it; hours and numbers move with other items."""
    if old is None:
        return None
    same = all(
        getattr(old, name) == getattr(new, name) for name in ("group", "minutes", "lead", "request", "papers")
    ) and str(old.title) == str(new.title)
    return None if same and not any(_changed_runs(annotation)) else ItemChange.CHANGED


def _changed_runs(part: Any) -> Iterator[TextRun]:
    """Yield the changed runs of an annotation, apart from its heading with the number."""
    if isinstance(part, Annotation):
        texts = (part.paragraphs, part.remarks, part.tables, part.rows, part.action, part.draft_decision)
        yield from _changed_runs(texts)
    elif isinstance(part, ChangedRun):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _changed_runs(each)
    elif is_dataclass(part) and not isinstance(part, type):
        for field in fields(part):
            yield from _changed_runs(getattr(part, field.name))


@dataclass(frozen=True, slots=True)
class _Linker:
    """Copies parts of a tree with the addresses of this portal, and links numbers and codes in their texts."""

    addresses: Addresses

    def __call__(self, part: Any) -> Any:
        if isinstance(part, RichParagraph):
            return RichParagraph(tuple(piece for run in part.runs for piece in self.run(run)))
        if isinstance(part, tuple):
            return tuple(self(each) for each in part)
        if is_dataclass(part) and not isinstance(part, type):
            return replace(part, **{field.name: self(getattr(part, field.name)) for field in fields(part)})
        return part

    def number(self, reference: str) -> str:
        """Return the address of the record with that number; empty for another text."""
        found = NUMBER_IN_TEXT.fullmatch(reference)
        return self.addresses.number(found.lastgroup or "", reference) if found else ""

    def run(self, run: TextRun) -> Iterator[TextRun]:
        if run.link:
            symbol = run.link.removeprefix("#paper-")
            local = run.link.removeprefix(self.addresses.portal) if self.addresses.portal else run.link
            yield replace(run, link=self.addresses.papers.get(symbol, local))
            return
        end = 0
        for start, stop, link in sorted(self._places(run.text)):
            if start > end:
                yield replace(run, text=run.text[end:start])
            yield replace(run, text=run.text[start:stop], link=link)
            end = stop
        if end < len(run.text) or not end:
            yield replace(run, text=run.text[end:])

    def _places(self, text: str) -> Iterator[tuple[int, int, str]]:
        for found in NUMBER_IN_TEXT.finditer(text):
            yield (*found.span(), self.addresses.number(found.lastgroup or "", found[0]))
        for found in IN_TEXT.finditer(text):
            yield (*found.span(), self.addresses.provision(code_in(found[0])))


def _bar(timetable: Timetable, used: int, width: int) -> MinutesBar:
    """Return the bar of the items in ``width`` px."""
    scale = width / max(used, timetable.minutes, 1)
    tops = [entry for entry in timetable.items if entry.level == 1 and entry.minutes]
    inner = [
        entry for entry in timetable.items if entry.level > 1 and entry.minutes and entry.group == ItemPurpose.DECISION
    ]
    free = timetable.minutes - used
    return MinutesBar(
        width=width,
        segments=tuple(_segment(entry, scale) for entry in tops),
        within=tuple(_segment(entry, scale) for entry in inner),
        free=Segment("", used * scale, free * scale, "", decides=False) if free > 0 else None,
        hours=tuple(_hours(tops, scale, width)),
    )


def _segment(entry: TimetableItem, scale: float) -> Segment:
    width = entry.minutes * scale
    number = entry.number if width >= _DIGIT * len(entry.number) else ""
    return Segment(entry.key, entry.begins * scale, width, number, decides=entry.group == ItemPurpose.DECISION)


def _hours(tops: list[TimetableItem], scale: float, width: int) -> Iterator[tuple[float, str]]:
    """Yield the hours at which items begin, as far as their labels have room."""
    end = 0.0
    for entry in tops:
        x = entry.begins * scale
        if x >= end and x + _LABEL <= width + (NARROW if not end else 0):
            yield x, entry.when
            end = x + _LABEL
