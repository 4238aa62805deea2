"""Calendar feed model: Dialogues of the series and due dates."""

from dataclasses import dataclass
from datetime import date, datetime

from dialogue.documents.agenda import MeetingEvent


@dataclass(frozen=True, slots=True)
class AllDayEvent:
    """All-day entry, on the same date in every zone.

    ``uid`` is permanent and ``sequence`` grows with each change; ``changed_at`` is the last change of the record (UTC).
    ``confidential`` asks shared calendars not to show it; its ``title`` is then only a reference.
    """

    uid: str
    sequence: int
    changed_at: datetime
    on: date
    title: str
    description: str
    cancelled: bool = False
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """Calendar entry: ``kind`` is the code for machines, ``category`` the label for people."""

    kind: str
    category: str
    what: AllDayEvent | MeetingEvent
    url: str

    @property
    def day(self) -> date:
        """Return the local date of the entry at the place of the meeting."""
        return self.what.on if isinstance(self.what, AllDayEvent) else self.what.local_start.date()

    @property
    def changed_at(self) -> datetime:
        """Return the last change of its record (UTC)."""
        return self.what.changed_at if isinstance(self.what, AllDayEvent) else self.what.as_of


@dataclass(frozen=True, slots=True)
class DueDateStatus:
    """Calendar feed: all entries, in one ``language``."""

    name: str
    language: str
    entries: tuple[CalendarEntry, ...]
