"""Article 9(c): discontinuance by written notice.

"This MOC may be discontinued at any time by any Participant by written notice. Any intention to discontinue this MOC
should be notified to the other Participants through the designated contact points three (3) months in advance. The
Participants decide that any information shared by a Participant prior to such discontinuance will continue to be
treated in line with this MOC."

Computed: the last day of the MOC, whether the notice is short, the days left; possible days of receipt and withdrawal.
Facts: the day of issue, the day of receipt of each other Participant, the last day that the notice states (or none),
and the instrument's months of notice with their counting (``moc.months``). Days are days in the capital concerned.
Left open: "should" (a short notice is recorded and flagged, never refused), and whether one notice ends the MOC for
all: its own words are recorded, and after the last day the register is closed (docs/decisions/0010) unless a joint
decision lets the others continue.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.text.messages import marked as _
from moc.months import Counting, Period, count

RULE = _("Article 9(c): information shared before a discontinuance continues to be treated in line with the MOC.")


@dataclass(frozen=True, slots=True)
class Clock:
    """Clock of a notice of discontinuance. Each day is one in the capital concerned.

    ``receipts`` has each addressee by code, with the day on which it received the notice or None.
    """

    issued_on: date
    stated_on: date | None
    receipts: Mapping[str, date | None]
    from_issue: Period
    from_receipt: Period | None
    """Counted from the last receipt among the addressees; None until each has acknowledged."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the addressees that have not acknowledged, in the order given."""
        return tuple(code for code, day in self.receipts.items() if day is None)

    @property
    def last_receipt(self) -> date | None:
        return self.from_receipt.received_on if self.from_receipt else None

    @property
    def takes_effect_on(self) -> date | None:
        """Return the last day of the MOC: the day that the notice states or else the end of the period.

        None until all addressees have acknowledged a notice that states no day.
        """
        if self.stated_on is not None:
            return self.stated_on
        return self.from_receipt.ends_on if self.from_receipt else None

    @property
    def is_short(self) -> bool:
        """Return whether the stated day leaves less than the months of notice, counted from the last receipt known."""
        period = self.from_receipt or self.from_issue
        return self.stated_on is not None and self.stated_on < period.ends_on

    def days_left(self, today: date) -> int | None:
        """Return the days until the last day of the MOC: 0 on that day and after it."""
        if self.takes_effect_on is None:
            return None
        return max((self.takes_effect_on - today).days, 0)


def clock(
    *,
    issued_on: date,
    receipts: Mapping[str, date | None],
    months: int,
    counting: Counting = Counting.LATER,
    stated_on: date | None = None,
) -> Clock:
    """Set the clock; ``months`` and ``counting`` are those of the instrument. Raises ValueError as ``count`` does."""
    known = [day for day in receipts.values() if day is not None]
    complete = bool(receipts) and len(known) == len(receipts)
    return Clock(
        issued_on=issued_on,
        stated_on=stated_on,
        receipts=dict(receipts),
        from_issue=count(issued_on, months, counting),
        from_receipt=count(max(known), months, counting) if complete else None,
    )


def may_be_received_on(day: date, *, issued_on: date, today: date) -> bool:
    """Return whether a receipt can be on this day; all are days in the capital of the addressee."""
    return issued_on <= day <= today


def may_be_withdrawn(*, takes_effect_on: date | None, today: date) -> bool:
    """Return whether a notice can be withdrawn: until its last day, in the capital of its sender."""
    return takes_effect_on is None or today <= takes_effect_on
