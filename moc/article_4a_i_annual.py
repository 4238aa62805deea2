"""Article 4(a)(i): the annual Dialogue.

"The Dialogue will be held annually."

Computed: the day by which a Dialogue is due, whether it is overdue or planned too late, a calendar year without one.
Facts: the day of the last Dialogue, the planned day of the next, both at the place of the meeting, and the
instrument's months between Dialogues.
Left open: whether a year is counted from the last Dialogue or by the calendar. The portal warns by both, and refuses
nothing.
"""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta


@dataclass(frozen=True, slots=True)
class Schedule:
    """Series of Dialogues on the day ``today``; all are days at the place of the meeting.

    ``last_held`` is None where no Dialogue was held; where only bounds of its day are known it is the latest.
    """

    today: date
    last_held: date | None
    months: int
    planned: date | None

    @property
    def due_by(self) -> date | None:
        """Return the last day within ``months`` of the last Dialogue, or None if none was held."""
        return None if self.last_held is None else self.last_held + relativedelta(months=self.months)

    @property
    def is_overdue(self) -> bool:
        """Return whether more than ``months`` have passed since the last Dialogue without another."""
        return self.due_by is not None and self.today > self.due_by

    @property
    def days_overdue(self) -> int:
        return (self.today - self.due_by).days if self.due_by and self.is_overdue else 0

    @property
    def is_planned_too_late(self) -> bool:
        """Return whether the next Dialogue has a date after the day by which it is due."""
        return self.planned is not None and self.due_by is not None and self.planned > self.due_by

    @property
    def year_without_dialogue(self) -> int | None:
        """Return the calendar year that will end, or the last that ended, without a Dialogue; None if there is none."""
        if self.last_held is None or self.last_held.year == self.today.year:
            return None
        if self.today.year - self.last_held.year > 1:
            return self.today.year - 1
        planned_this_year = self.planned is not None and self.planned.year == self.today.year
        return None if planned_this_year else self.today.year
