"""Due dates of scheduled reports: a report answers one date, a change of schedule moves future, unanswered ones."""

from datetime import date, timedelta

from commitments.enums import ReportingSchedule
from core.text.times import quarter_of

# Before a Dialogue a report is due in time for its agenda.
BEFORE_DIALOGUE = timedelta(days=28)
# A report this long before such a date answers it.
RECENT = timedelta(days=92)
DAY = timedelta(days=1)


def first_due(
    schedule: ReportingSchedule, *, today: date, reported_on: date | None, dialogue_on: date | None
) -> date | None:
    """Return the first date from ``today`` on that the last report, of ``reported_on``, does not answer.

    ``dialogue_on`` is the day of the next Dialogue. Dates have no time zone; without a result, no report is due.
    """
    match schedule:
        case ReportingSchedule.QUARTERLY:
            begins, ends = quarter_of(today)
            return quarter_of(ends + DAY)[1] if reported_on is not None and reported_on >= begins else ends
        case ReportingSchedule.BEFORE_DIALOGUE if dialogue_on is not None:
            # The report that answers the date does so on every later day too.
            due_on = dialogue_on - BEFORE_DIALOGUE
            return None if reported_on is not None and reported_on >= due_on - RECENT else max(due_on, today)
    return None


def present_date(schedule: ReportingSchedule, *, today: date, dialogue_on: date | None) -> date | None:
    """Return the due date of the present quarter or next Dialogue, whether or not an earlier date was missed."""
    if schedule is ReportingSchedule.QUARTERLY:
        return quarter_of(today)[1]
    return dialogue_on - BEFORE_DIALOGUE if schedule is ReportingSchedule.BEFORE_DIALOGUE and dialogue_on else None


def after_change(
    schedule: ReportingSchedule,
    *,
    due_on: date | None,
    today: date,
    reported_on: date | None,
    dialogue_on: date | None,
) -> date | None:
    """Return the due date after a change of the schedule: a missed date stays until a report answers it."""
    if due_on is not None and due_on < today:
        return due_on
    return first_due(schedule, today=today, reported_on=reported_on, dialogue_on=dialogue_on)


def after_report(
    schedule: ReportingSchedule, *, due_on: date | None, reported_on: date, dialogue_on: date | None
) -> date | None:
    """Return the due date after a report of ``reported_on``, which answers ``due_on`` unless it is too early for it."""
    if due_on is None:
        return None
    if schedule is ReportingSchedule.QUARTERLY:
        answers = reported_on >= quarter_of(due_on)[0]
        return quarter_of(max(due_on, reported_on - DAY) + DAY)[1] if answers else due_on
    if reported_on < due_on - RECENT:
        return due_on
    return first_due(schedule, today=reported_on, reported_on=reported_on, dialogue_on=dialogue_on)
