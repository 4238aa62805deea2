"""Differences between two versions of an agenda: items by key, and the meeting."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from core.text.multilingual_text import MultilingualText
from dialogue.rules.agenda.issued_version import Snapshot, SnapshotItem, SnapshotMeeting


class ChangeCode(StrEnum):
    TIME = "time"
    DURATION = "duration"
    PLACE = "place"
    HOST = "host"
    FORMAT = "format"
    ADDED = "added"
    REMOVED = "removed"
    ORDER = "order"
    TITLE = "title"
    PURPOSE = "purpose"
    MINUTES = "minutes"
    LEAD = "lead"
    PRESENTER = "presenter"
    BACKGROUND = "background"
    ACTION = "action"
    DECISION = "decision"

    @property
    def is_of_meeting(self) -> bool:
        return self in {ChangeCode.TIME, ChangeCode.DURATION, ChangeCode.PLACE, ChangeCode.HOST, ChangeCode.FORMAT}

    @property
    def is_of_words(self) -> bool:
        """Return whether the change concerns a text, which a corrigendum can correct."""
        return self in TEXTS


TEXTS = (ChangeCode.TITLE, ChangeCode.BACKGROUND, ChangeCode.ACTION, ChangeCode.DECISION)


@dataclass(frozen=True, slots=True)
class AgendaChange:
    """Change of the item with that ``key``, ``number`` and ``title``, or of the meeting if there is no key.

    ``before`` and ``after`` are values of the property in ``code``, ``SnapshotMeeting`` for a time or place; both are
    None for an added or removed item.
    """

    code: ChangeCode
    key: str = ""
    number: str = ""
    title: MultilingualText = field(default_factory=MultilingualText)
    before: Any = None
    after: Any = None


def compare(old: Snapshot, new: Snapshot) -> tuple[AgendaChange, ...]:
    """Return changes of the meeting, then of items in the order of the new version, then removals."""
    return tuple(_changes(old, new))


def _changes(old: Snapshot, new: Snapshot) -> Iterator[AgendaChange]:
    if old.meeting and new.meeting:
        yield from _of_meeting(old.meeting, new.meeting)
    before = {item.key: item for item in old.items}
    after = {item.key: item for item in new.items}
    if [key for key in before if key in after] != [key for key in after if key in before]:
        yield AgendaChange(ChangeCode.ORDER)
    for key, item in after.items():
        if key in before:
            yield from _of_item(before[key], item)
        else:
            yield AgendaChange(ChangeCode.ADDED, key, item.number, item.title)
    for key, item in before.items():
        if key not in after:
            yield AgendaChange(ChangeCode.REMOVED, key, item.number, item.title)


def _of_meeting(old: SnapshotMeeting, new: SnapshotMeeting) -> Iterator[AgendaChange]:
    if (old.wall_start, old.time_zone, old.held_on) != (new.wall_start, new.time_zone, new.held_on):
        yield AgendaChange(ChangeCode.TIME, before=old, after=new)
    if old.minutes != new.minutes:
        yield AgendaChange(ChangeCode.DURATION, before=old.minutes, after=new.minutes)
    if (old.city, old.venue) != (new.city, new.venue):
        yield AgendaChange(ChangeCode.PLACE, before=old, after=new)
    if old.host != new.host:
        yield AgendaChange(ChangeCode.HOST, before=old.host, after=new.host)
    if old.format != new.format:
        yield AgendaChange(ChangeCode.FORMAT, before=old.format, after=new.format)


def _of_item(old: SnapshotItem, new: SnapshotItem) -> Iterator[AgendaChange]:
    for code in (*TEXTS[:1], ChangeCode.PURPOSE, ChangeCode.MINUTES, ChangeCode.LEAD, ChangeCode.PRESENTER, *TEXTS[1:]):
        before, after = getattr(old, code.value), getattr(new, code.value)
        if before != after:
            yield AgendaChange(code, new.key, new.number, new.title, before, after)
