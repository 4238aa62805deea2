"""What a calendar that is subscribed to says: the Dialogues of the series and the days by which something is due."""

from dataclasses import dataclass
from datetime import date, datetime

from dialogue.documents.agenda import Meeting


@dataclass(frozen=True, slots=True)
class Day:
    """Something of a whole day, the same day in every zone.

    ``uid`` stays for ever and ``sequence`` grows with each change; ``changed_at`` is when the record last changed
    (UTC). ``confidential`` asks calendars that are shared not to show it; its ``title`` then says no more than a
    reference.
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
class Entry:
    """An entry of the calendar: ``kind`` is the word that machines read, ``category`` what people read for it."""

    kind: str
    category: str
    what: Day | Meeting
    url: str

    @property
    def day(self) -> date:
        """The day on which it stands, at the place of a meeting."""
        return self.what.on if isinstance(self.what, Day) else self.what.local_start.date()

    @property
    def changed_at(self) -> datetime:
        """When its record last changed (UTC)."""
        return self.what.changed_at if isinstance(self.what, Day) else self.what.as_of


@dataclass(frozen=True, slots=True)
class Schedule:
    """All entries, told in one ``language``."""

    name: str
    language: str
    entries: tuple[Entry, ...]
