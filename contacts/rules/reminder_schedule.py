"""Obligations with a due date, and their reminder schedule. None is legally binding (article 8(a))."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from contacts.enums import ReminderKind
from contacts.rules.email_content import EmailContent

# Prefix of keys that concern one Participant only: no other role can read such a reminder.
OWN = "own:"
# Prefixes of reminders that wait for no digest: formal matters, and those of a restricted record, which a digest would
# show to the secretariat in the mail log.
IMMEDIATE = (OWN, "acknowledge:", "concur:")


@dataclass(frozen=True, slots=True)
class Obligation:
    """Obligation of one Participant that is not done yet.

    ``key`` does not change with the date, such as ``acknowledge:N-2026-001:3``. ``due_on`` is a day in the
    Participant's capital. ``days`` are the days after ``due_on`` for each kind of reminder; negative ones are before.
    ``words`` returns the email content in a language, which is active during the call.
    """

    key: str
    participant_id: int
    due_on: date
    days: Mapping[ReminderKind, int]
    words: Callable[[ReminderKind, str], EmailContent]


class ReminderKey(NamedTuple):
    """Reminder key: obligation, kind and due date."""

    obligation: str
    kind: ReminderKind
    due_on: date


def plan(obligations: Iterable[Obligation]) -> dict[ReminderKey, tuple[Obligation, date]]:
    """Return the reminders of the obligations, each with the day on which it is sent."""
    return {
        ReminderKey(obligation.key, kind, obligation.due_on): (obligation, obligation.due_on + timedelta(days=days))
        for obligation in obligations
        for kind, days in obligation.days.items()
    }
