"""The clock of article 9(c): when a notice of intention to discontinue the MOC takes effect, and how sure that is.

The text says "should be notified ... three (3) months in advance": a shorter notice is recorded and flagged, never
refused. The MOC is silent on whether one notice ends it for all; the notice's own words are recorded, and after the
day the register is closed in either case (docs/decisions/0010).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from commitments.enums import NoticeCounting
from commitments.rules.notice import Period, count


@dataclass(frozen=True, slots=True)
class Clock:
    """What is known of a notice of discontinuance. All days are those of the capital they belong to.

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
        """The addressees that have not acknowledged, in the order given."""
        return tuple(code for code, day in self.receipts.items() if day is None)

    @property
    def last_receipt(self) -> date | None:
        return self.from_receipt.received_on if self.from_receipt else None

    @property
    def takes_effect_on(self) -> date | None:
        """The last day of the MOC: the day that the notice states or else the end of the period.

        None until all addressees have acknowledged a notice that states no day.
        """
        if self.stated_on is not None:
            return self.stated_on
        return self.from_receipt.ends_on if self.from_receipt else None

    @property
    def is_short(self) -> bool:
        """Whether the stated day leaves less than the months of notice, counted from the last receipt known."""
        period = self.from_receipt or self.from_issue
        return self.stated_on is not None and self.stated_on < period.ends_on

    def days_left(self, today: date) -> int | None:
        """Days until the last day of the MOC, 0 on that day and none after it."""
        if self.takes_effect_on is None:
            return None
        return max((self.takes_effect_on - today).days, 0)


def clock(
    *,
    issued_on: date,
    receipts: Mapping[str, date | None],
    months: int,
    counting: NoticeCounting = NoticeCounting.LATER,
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
