"""Random source of all fictitious data: a seeded generator, a date, and the rows of the seed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from contacts.enums import Audience
from demo.reference_rows import ReferenceRows

# Age of the oldest fictitious event.
LOOKING_BACK = timedelta(days=1_000)

# Out of twenty, as in a register that is mostly shared.
MARKS = (
    *(Audience.PUBLIC,) * 4,
    *(Audience.PARTICIPANTS,) * 13,
    *(Audience.OWN_PARTICIPANT,) * 2,
    Audience.NAMED,
)


@dataclass(frozen=True, slots=True)
class DemoContext:
    """Random source; ``today`` is the latest date of any fictitious event."""

    cast: ReferenceRows
    dice: Random
    today: date

    @property
    def begin(self) -> date:
        return self.today - LOOKING_BACK

    def often(self, share: float) -> bool:
        """Return True with the probability ``share``."""
        return self.dice.random() < share

    def some[T](self, of: Sequence[T], counts: Sequence[int]) -> list[T]:
        """Return a random sample, of a size chosen from ``counts`` and limited to all."""
        return self.dice.sample(of, min(self.dice.choice(counts), len(of)))

    def day(self, first: date, last: date) -> date:
        """Return a random date between the two, inclusive; ``first`` if ``last`` precedes it."""
        return first + timedelta(days=self.dice.randrange(max((last - first).days, 0) + 1))

    def past_day(self, first: date) -> date:
        return self.day(first, self.today)

    def mark(self) -> int:
        return self.cast.marks[self.dice.choice(MARKS)]


def midnight(day: date) -> datetime:
    """Return midnight of the date in UTC."""
    return datetime.combine(day, time(), UTC)
