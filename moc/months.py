"""Months of notice of article 9(c), counted as in Canada and in Japan.

"three (3) months in advance"

Computed: the last day of a period of months by both countings.
Facts: the day of receipt in the addressee's zone, the number of months, the counting that holds.
Left open: the counting. The portal takes the later of the two days and shows both; a joint decision can choose one.

Canada's Interpretation Act, section 28: the month in which the day falls and the day itself are not counted; the
period ends on the day with the same number in the last month or, where there is none, on that month's last day.

Japan's Civil Code, articles 140 and 143: the first day is not counted, so the period begins on the next day; it
ends on the day before the day that corresponds to that beginning in the last month or, where no day corresponds, on
that month's last day.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal


class Counting(StrEnum):
    """Counting of the months of notice."""

    LATER = "later"
    SAME_NUMBER = "same_number"
    DAY_BEFORE = "day_before"


@dataclass(frozen=True, slots=True)
class Period:
    """Period of months of notice by each counting; all are days in the addressee's zone.

    ``counting`` says which of the two holds.
    """

    received_on: date
    months: int
    same_number: date
    """By section 28 of the Interpretation Act (Canada)."""
    day_before_corresponding: date
    """By articles 140 and 143 of the Civil Code (Japan)."""
    counting: Counting = Counting.LATER

    @property
    def ends_on(self) -> date:
        """Return the last day of the period, by the counting that holds."""
        if self.counting is Counting.SAME_NUMBER:
            return self.same_number
        if self.counting is Counting.DAY_BEFORE:
            return self.day_before_corresponding
        return max(self.same_number, self.day_before_corresponding)

    @property
    def decided_by(self) -> Literal["both", "same_number", "day_before_corresponding"]:
        """Return the counting that gave the day, for the sentence that explains it."""
        if self.same_number == self.day_before_corresponding:
            return "both"
        return "same_number" if self.same_number > self.day_before_corresponding else "day_before_corresponding"


def count(received_on: date, months: int, counting: Counting = Counting.LATER) -> Period:
    """Count ``months`` calendar months of notice from the day of the last receipt.

    Raises ValueError where ``months`` is less than one or the result lies after the year 9999.
    """
    if months < 1:
        msg = "A notice runs for at least one month."
        raise ValueError(msg)
    return Period(received_on, months, _same_number(received_on, months), _day_before(received_on, months), counting)


def _same_number(day: date, months: int) -> date:
    year, month = _month_after(day, months)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _day_before(day: date, months: int) -> date:
    begins = day + timedelta(days=1)
    year, month = _month_after(begins, months)
    last = monthrange(year, month)[1]
    if begins.day > last:
        return date(year, month, last)
    return date(year, month, begins.day) - timedelta(days=1)


def _month_after(day: date, months: int) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1
