"""Key dates before a Dialogue, scheduled back from its date.

The MOC sets none of them: the lead times are the portal's own, chosen so that each step leaves time for the next, and
users may set another date for any of them.
"""

from collections.abc import Iterator, Mapping, Set as AbstractSet
from datetime import date, timedelta
from itertools import pairwise

from dialogue.enums import PlanStep

# Lead times before the meeting, in the order of the steps; each is longer than the next.
LEAD_TIMES: Mapping[PlanStep, timedelta] = {
    PlanStep.CALL: timedelta(weeks=12),
    PlanStep.PROPOSALS: timedelta(weeks=8),
    PlanStep.INVITATIONS: timedelta(weeks=6),
    PlanStep.PAPERS: timedelta(weeks=4),
    PlanStep.ISSUE: timedelta(weeks=3),
    PlanStep.DELEGATIONS: timedelta(weeks=2),
}

_DAY = timedelta(days=1)
_SATURDAY = 5


def back_planned(meeting: date, closed: AbstractSet[date]) -> dict[PlanStep, date]:
    """Return the date of each step for a Dialogue on the day ``meeting``; ``closed`` are the holidays of all sides.

    Each is a working day of all sides, at least its lead time before the meeting and before the next step: if holidays
    leave no working day between two steps, the earlier one moves further back.
    """
    days: dict[PlanStep, date] = {}
    before = meeting
    for step in reversed(PlanStep):
        before = last_working_day(min(meeting - LEAD_TIMES[step], before - _DAY), closed)
        days[step] = before
    return {step: days[step] for step in PlanStep}


def last_working_day(day: date, closed: AbstractSet[date]) -> date:
    """Return ``day`` if it is a working day of all sides, or else the last one before it."""
    while not works_on(day, closed):
        day -= _DAY
    return day


def works_on(day: date, closed: AbstractSet[date]) -> bool:
    return day.weekday() < _SATURDAY and day not in closed


def out_of_order(days: Mapping[PlanStep, date], meeting: date | None) -> Iterator[tuple[PlanStep, PlanStep | None]]:
    """Yield each step that is not before the next dated one; None is the meeting itself."""
    known: list[tuple[PlanStep | None, date]] = [(step, days[step]) for step in PlanStep if step in days]
    if meeting is not None:
        known.append((None, meeting))
    for (step, on), (following, then) in pairwise(known):
        if on >= then:
            assert step is not None
            yield step, following
