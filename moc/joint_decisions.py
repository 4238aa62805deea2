"""Articles 2(c)(x), 3(a)(vi) and 9(b): joint decisions of all Participants.

"other areas jointly decided upon by the Participants."

"any other form of cooperation they may jointly decide upon."

"This MOC may be modified by joint written decision."

Computed: the concurrences, the outstanding responses, and the day of the decision.
Facts: the Participants with a seat, and for each concurrence the hash of its text and its day in the capital.
Left open: the procedure. A decision is complete when each Participant has concurred, for itself, in the same text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.text.messages import marked as _

RULE = _("Articles 2(c)(x), 3(a)(vi) and 9(b): joint decisions are decisions of all Participants.")
CONSTRAINTS = {
    "concurrence_of_a_seat": _("This Participant does not have a seat under the MOC."),
    "decision_needs_all_participants": _(
        "A joint decision needs the concurrence of all Participants. At least one is outstanding."
    ),
    "objection_of_a_seat": _("This Participant does not have a seat under the MOC."),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """Participants that have concurred and that have not, by code and in the order of the MOC."""

    given: tuple[str, ...]
    missing: tuple[str, ...]
    decided_on: date | None
    """The day of the last concurrence; None until all have concurred."""

    @property
    def is_complete(self) -> bool:
        return self.decided_on is not None


def tally(seats: Sequence[str], concurrences: Mapping[str, tuple[str, date]], text_hash: str) -> Tally:
    """Count the valid concurrences in the text with this hash.

    ``concurrences`` gives for a Participant the hash of the text that it concurred in and the day, in its capital.
    What is to another text does not count, nor does what comes from outside the ``seats``. Without seats nothing
    can be decided.
    """
    days = {code: day for code, (to, day) in concurrences.items() if code in seats and to == text_hash}
    missing = tuple(code for code in seats if code not in days)
    complete = bool(seats) and not missing
    return Tally(
        given=tuple(code for code in seats if code in days),
        missing=missing,
        decided_on=max(days.values()) if complete else None,
    )
