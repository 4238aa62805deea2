"""Changes between two versions of a document: one tree whose runs are marked as inserted or deleted.

Parts of both trees are aligned by what identifies them (key of an annotation, label of a fact, first cell of a row) and
compared word by word. Labels and headings that are plain strings are those of the new version.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from commitments.rules.text_diff import DiffKind, compare
from dialogue.documents.agenda import (
    AgendaDocument,
    AgendaLine,
    Annex,
    Annotation,
    DocumentSection,
    DocumentTable,
    Fact,
    Paragraph,
    RichParagraph,
    TextRun,
)


class RunChange(StrEnum):
    """Change of a run between two versions."""

    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class ChangedRun(TextRun):
    """Run that only one of the versions has."""

    change: RunChange = RunChange.INSERTED


def tracked(old: AgendaDocument, new: AgendaDocument) -> AgendaDocument:
    """Return ``new`` with the runs that it adds marked as inserted, and those of ``old`` that it lacks as deleted."""
    merged: AgendaDocument = _merged(old, new)
    return replace(merged, timetable=new.timetable)


def tracked_annotations(old: AgendaDocument, new: AgendaDocument) -> tuple[Annotation, ...]:
    """Return the annotations of ``tracked``; those of items that ``new`` lacks are among them."""
    merged: tuple[Annotation, ...] = _merged(old.annotations, new.annotations)
    return merged


def _merged(old: Any, new: Any) -> Any:
    if isinstance(new, RichParagraph):
        return _paragraph(old, new)
    if isinstance(new, tuple):
        return tuple(_sequence(old, new))
    if is_dataclass(new) and not isinstance(new, type) and type(old) is type(new):
        changed = {each.name: _merged(getattr(old, each.name), getattr(new, each.name)) for each in fields(new)}
        return replace(new, **changed)
    return new


def _sequence(old: Sequence[Any], new: Sequence[Any]) -> Iterator[Any]:
    """Yield the parts of both sequences in order: common ones merged, the others marked as a whole."""
    before, after = [_identity(part) for part in old], [_identity(part) for part in new]
    for kind, first, last, begin, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from map(_merged, old[first:last], new[begin:end])
        elif kind == "replace" and last - first == end - begin and isinstance(new[begin], RichParagraph | Paragraph):
            # Cells of a row, and as many paragraphs as before, are compared place by place.
            yield from map(_merged, old[first:last], new[begin:end])
        else:
            yield from (_marked(part, RunChange.DELETED) for part in old[first:last])
            yield from (_marked(part, RunChange.INSERTED) for part in new[begin:end])


# Links that many rows share, and those that leave the document.
_ELSEWHERE = ("#annex-", "http")

# Field that identifies a part among its neighbours.
_IDENTITIES = {Annotation: "key", Annex: "letter", Fact: "label", DocumentTable: "caption"}


def _identity(part: Any) -> str:
    """Return what identifies a part among its neighbours; for a paragraph its text.

    A row is identified by the place that it is or links to, such as the annotation of its item: its first cell may be
    an hour, which moves with each change before it. Without one, the first cell identifies it.
    """
    if name := _IDENTITIES.get(type(part)):
        return str(getattr(part, name))
    if isinstance(part, Paragraph):
        # Its number moves with each paragraph before it.
        return str(part.text)
    if isinstance(part, AgendaLine | DocumentSection):
        return f"{part.number} {part.title}"
    if not (part and isinstance(part, tuple)):
        return str(part)
    places = (run.anchor or run.link for cell in part if isinstance(cell, RichParagraph) for run in cell.runs)
    return next((each for each in places if each and not each.startswith(_ELSEWHERE)), str(part[0]))


def _marked(part: Any, change: RunChange) -> Any:
    """Return the part with all its runs marked."""
    if isinstance(part, RichParagraph):
        return RichParagraph(tuple(_run(run, run.text, change) for run in part.runs))
    if isinstance(part, tuple):
        return tuple(_marked(each, change) for each in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{each.name: _marked(getattr(part, each.name), change) for each in fields(part)})
    return part


def _paragraph(old: RichParagraph, new: RichParagraph) -> RichParagraph:
    if str(old) == str(new):
        return new
    if len(old.runs) == len(new.runs) == 1 and old.runs[0].language == new.runs[0].language:
        return RichParagraph(tuple(_pieces(old.runs[0], new.runs[0])))
    return RichParagraph((*_all(old.runs, RunChange.DELETED), *_all(new.runs, RunChange.INSERTED)))


def _pieces(old: TextRun, new: TextRun) -> Iterator[TextRun]:
    for piece in compare(old.text, new.text):
        if piece.kind is DiffKind.SAME:
            yield replace(new, text=piece.text)
        elif piece.kind is DiffKind.REMOVED:
            yield _run(old, piece.text, RunChange.DELETED)
        else:
            yield _run(new, piece.text, RunChange.INSERTED)


def _all(runs: Iterable[TextRun], change: RunChange) -> Iterator[TextRun]:
    return (_run(run, run.text, change) for run in runs)


def _run(run: TextRun, text: str, change: RunChange) -> ChangedRun:
    own = {each.name: getattr(run, each.name) for each in fields(TextRun)}
    return ChangedRun(**own | {"text": text, "change": change})
