"""What happened to a commitment, as lines of one timeline whoever tells them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from commitments.enums import Happening
from core.text.multilingual_text import Words

# Noon in UTC lies within the same day in both capitals: what has a day alone stands in the middle of that day.
MIDDAY = time(12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Changed:
    """A field that was changed; empty words stand for an empty field, and both are empty where they are too long."""

    label: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Happened:
    """One line, in the active language. It happened on the day ``on`` or, where that is known, at the instant ``at``.

    ``who`` did it, ``detail`` is what was said of it, ``url`` where to read on.
    """

    what: Happening
    words: str
    on: date | None = None
    at: datetime | None = None
    title: Words | None = None
    url: str = ""
    who: str = ""
    detail: str = ""
    changes: tuple[Changed, ...] = ()

    @property
    def place(self) -> datetime:
        """Where it stands among the others: an aware instant."""
        if self.at is not None:
            return self.at
        assert self.on is not None
        return datetime.combine(self.on, MIDDAY)


def newest_first(happened: Iterable[Happened], *, today: date, now: datetime) -> list[Happened]:
    """Without what lies ahead of the reader's ``today`` or of the aware ``now``.

    What was told first of two that have the same place stands first.
    """
    past = [each for each in happened if (each.at <= now if each.at else each.on is not None and each.on <= today)]
    return sorted(past, key=lambda each: each.place, reverse=True)
