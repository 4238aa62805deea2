"""What everything invented is drawn from: one pair of dice, one day, the rows of the seed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from contacts.enums import Audience
from demo.reference_rows import Cast

# How far back anything invented goes.
LOOKING_BACK = timedelta(days=1_000)

# Out of twenty, as marks are in a register that is mostly shared.
MARKS = (
    *(Audience.PUBLIC,) * 4,
    *(Audience.PARTICIPANTS,) * 13,
    *(Audience.OWN_PARTICIPANT,) * 2,
    Audience.NAMED,
)


@dataclass(frozen=True, slots=True)
class Fiction:
    """``today`` is the last day on which anything invented has happened."""

    cast: Cast
    dice: Random
    today: date

    @property
    def begin(self) -> date:
        return self.today - LOOKING_BACK

    def often(self, share: float) -> bool:
        """Whether it happens that happens with this share."""
        return self.dice.random() < share

    def some[T](self, of: Sequence[T], counts: Sequence[int]) -> list[T]:
        """So many different ones as one of ``counts`` says, at most all."""
        return self.dice.sample(of, min(self.dice.choice(counts), len(of)))

    def day(self, first: date, last: date) -> date:
        """A day between the two, both included; ``first`` where ``last`` lies before it."""
        return first + timedelta(days=self.dice.randrange(max((last - first).days, 0) + 1))

    def past_day(self, first: date) -> date:
        return self.day(first, self.today)

    def mark(self) -> int:
        return self.cast.marks[self.dice.choice(MARKS)]


def midnight(day: date) -> datetime:
    """The first instant of the day in UTC."""
    return datetime.combine(day, time(), UTC)
