"""Activity log of a commitment: entries of all sources on one timeline."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from commitments.enums import ActivityKindFilter
from core.text.multilingual_text import MultilingualText

# Noon in UTC is on the same date in both capitals, so an entry with a date only is sorted at the middle of its day.
MIDDAY = time(12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ChangedField:
    """Changed field of an entry; "" means an empty field, and both values are "" if they are too long to show."""

    label: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ActivityEntry:
    """Entry of the log in the active language, dated ``on`` or, if known, at the instant ``at``.

    ``who`` is the person who acted, ``detail`` the reason or remark, ``url`` a link to more.
    """

    what: ActivityKindFilter
    words: str
    on: date | None = None
    at: datetime | None = None
    title: MultilingualText | None = None
    url: str = ""
    who: str = ""
    detail: str = ""
    changes: tuple[ChangedField, ...] = ()

    @property
    def place(self) -> datetime:
        """Sort key of the entry, an aware instant."""
        if self.at is not None:
            return self.at
        assert self.on is not None
        return datetime.combine(self.on, MIDDAY)


def newest_first(happened: Iterable[ActivityEntry], *, today: date, now: datetime) -> list[ActivityEntry]:
    """Return past entries, newest first, without those after the reader's ``today`` or the aware instant ``now``.

    Entries with equal sort keys keep their input order.
    """
    past = [each for each in happened if (each.at <= now if each.at else each.on is not None and each.on <= today)]
    return sorted(past, key=lambda each: each.place, reverse=True)
