"""Functions at a contact point: the rule that decides whether an officer may act for a Participant on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from contacts.enums import OfficerFunction, Shortfall


@dataclass(frozen=True, slots=True)
class Term:
    """One function of an official, from its first day to the first day without it (None: open)."""

    function: OfficerFunction
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Missing:
    """Reason why an account may not act, with the day to state where there is one."""

    shortfall: Shortfall
    day: date | None = None


def missing(terms: Iterable[Term], on: date) -> Missing | None:
    """Return why ``terms`` give no power to act on ``on``, a day in the Participant's capital; None if one does.

    Primary and alternate officers act alike; an officer who receives copies does not act. Among several reasons the
    term that begins next is stated before the one that ended last.
    """
    acting = [term for term in terms if term.function.acts]
    if any(term.since <= on and (term.until is None or on < term.until) for term in acting):
        return None
    if later := [term.since for term in acting if term.since > on]:
        return Missing(Shortfall.BEGINS_LATER, min(later))
    if ended := [term.until for term in acting if term.until is not None]:
        return Missing(Shortfall.ENDED, max(ended) - timedelta(days=1))
    return Missing(Shortfall.NO_FUNCTION)
