"""What somebody is expected to do by a day, and when to remind of it. Nothing binds (article 8(a))."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from contacts.enums import ReminderKind
from contacts.rules.letters import Letter

# What the key begins with where the Participant alone may know: no other role reads of such a reminder in the table.
OWN = "own:"


@dataclass(frozen=True, slots=True)
class Obligation:
    """Something that one Participant is expected to do, as long as it has not been done.

    ``key`` stays the same when the day moves, such as ``acknowledge:N-2026-001:3``. ``due_on`` is a day of the
    Participant's capital. ``days`` says for each kind of reminder how many days after ``due_on`` it is sent, before
    it where negative. ``words`` gives the letter in a language, which is active while it does.
    """

    key: str
    participant_id: int
    due_on: date
    days: Mapping[ReminderKind, int]
    words: Callable[[ReminderKind, str], Letter]


class Planned(NamedTuple):
    """What makes a reminder the one it is."""

    obligation: str
    kind: ReminderKind
    due_on: date


def plan(obligations: Iterable[Obligation]) -> dict[Planned, tuple[Obligation, date]]:
    """Each reminder that the obligations ask for, with the day on which it is sent."""
    return {
        Planned(obligation.key, kind, obligation.due_on): (obligation, obligation.due_on + timedelta(days=days))
        for obligation in obligations
        for kind, days in obligation.days.items()
    }
