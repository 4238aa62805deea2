"""Tracked changes of WordprocessingML: inserted and deleted runs, with author, instant and number."""

from datetime import UTC, datetime
from itertools import count

from dialogue.documents.agenda import TextRun
from dialogue.documents.tracked_changes import ChangedRun, RunChange

# Stands for the attributes of a change until all are numbered. No text contains it, since XML has no such character.
_PLACE = "\x01"
_ELEMENTS = {RunChange.INSERTED: "ins", RunChange.DELETED: "del"}


def tracked_run(part: TextRun, written: str) -> str:
    """Return the ``written`` run of ``part``, inside the element of its change if it has one."""
    if not isinstance(part, ChangedRun):
        return written
    if part.change is RunChange.DELETED:
        written = written.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    element = _ELEMENTS[part.change]
    return f"<w:{element}{_PLACE}>{written}</w:{element}>"


def numbered_changes(document: str, author: str, at: datetime) -> str:
    """Return the document with the attributes of its changes; ``author`` is escaped, ``at`` an aware instant."""
    first, *rest = document.split(_PLACE)
    day = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    numbers = count(1)
    return first + "".join(f' w:id="{next(numbers)}" w:author="{author}" w:date="{day}"{part}' for part in rest)
