"""Due dates of scheduled reports: quarters, Dialogues, changes of schedule and answers."""

from datetime import date

import pytest

from commitments.enums import ReportingSchedule
from commitments.rules.reporting import after_change, after_report, first_due
from core.text.times import Year, quarter_of

QUARTERLY, BEFORE_DIALOGUE = ReportingSchedule.QUARTERLY, ReportingSchedule.BEFORE_DIALOGUE
TODAY = date(2026, 8, 20)
DIALOGUE = date(2026, 11, 25)
FOUR_WEEKS_BEFORE = date(2026, 10, 28)


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), (date(2026, 1, 1), date(2026, 3, 31))),
        (date(2027, 6, 30), (date(2027, 4, 1), date(2027, 6, 30))),
        (date(2028, 2, 29), (date(2028, 1, 1), date(2028, 3, 31))),
        (date(2026, 12, 31), (date(2026, 10, 1), date(2026, 12, 31))),
    ],
)
def test_quarters_are_those_of_calendar_and_fiscal_years(day: date, quarter: tuple[date, date]) -> None:
    assert quarter_of(day) == quarter


@pytest.mark.parametrize(
    ("schedule", "reported_on", "dialogue_on", "due_on"),
    [
        (ReportingSchedule.NONE, None, DIALOGUE, None),
        (QUARTERLY, None, None, date(2026, 9, 30)),
        (QUARTERLY, date(2026, 6, 30), None, date(2026, 9, 30)),
        (QUARTERLY, date(2026, 7, 1), None, date(2026, 12, 31)),
        (BEFORE_DIALOGUE, None, None, None),
        (BEFORE_DIALOGUE, None, DIALOGUE, FOUR_WEEKS_BEFORE),
        (BEFORE_DIALOGUE, date(2026, 7, 27), DIALOGUE, FOUR_WEEKS_BEFORE),
        (BEFORE_DIALOGUE, date(2026, 7, 28), DIALOGUE, None),
        # Less than four weeks before the Dialogue, a report is due at once, and an earlier one still answers.
        (BEFORE_DIALOGUE, date(2026, 5, 4), date(2026, 9, 1), None),
        (BEFORE_DIALOGUE, date(2026, 5, 3), date(2026, 9, 1), TODAY),
        (BEFORE_DIALOGUE, None, date(2026, 9, 1), TODAY),
    ],
)
def test_the_first_date_is_one_that_the_last_report_does_not_answer(
    schedule: ReportingSchedule, reported_on: date | None, dialogue_on: date | None, due_on: date | None
) -> None:
    assert first_due(schedule, today=TODAY, reported_on=reported_on, dialogue_on=dialogue_on) == due_on


@pytest.mark.parametrize(
    ("schedule", "due_on", "moved"),
    [
        (BEFORE_DIALOGUE, date(2026, 9, 30), FOUR_WEEKS_BEFORE),
        (ReportingSchedule.NONE, date(2026, 9, 30), None),
        # A missed date stays, whatever the schedule becomes.
        (BEFORE_DIALOGUE, date(2026, 6, 30), date(2026, 6, 30)),
        (ReportingSchedule.NONE, date(2026, 6, 30), date(2026, 6, 30)),
        (QUARTERLY, None, date(2026, 9, 30)),
    ],
)
def test_a_change_of_schedule_moves_future_dates_only(
    schedule: ReportingSchedule, due_on: date, moved: date | None
) -> None:
    assert after_change(schedule, due_on=due_on, today=TODAY, reported_on=None, dialogue_on=DIALOGUE) == moved


@pytest.mark.parametrize(
    ("due_on", "reported_on", "following"),
    [
        (date(2026, 9, 30), date(2026, 6, 30), date(2026, 9, 30)),
        (date(2026, 9, 30), date(2026, 7, 1), date(2026, 12, 31)),
        (date(2026, 9, 30), date(2026, 9, 30), date(2026, 12, 31)),
        # A late report answers the date that it missed, not the next one.
        (date(2026, 9, 30), date(2026, 10, 2), date(2026, 12, 31)),
        # Of several missed dates, one report answers all.
        (date(2026, 3, 31), date(2026, 10, 2), date(2026, 12, 31)),
        (date(2026, 12, 31), date(2026, 9, 29), date(2026, 12, 31)),
    ],
)
def test_a_quarterly_report_answers_one_date(due_on: date, reported_on: date, following: date) -> None:
    assert after_report(QUARTERLY, due_on=due_on, reported_on=reported_on, dialogue_on=None) == following


@pytest.mark.parametrize(
    ("due_on", "reported_on", "dialogue_on", "following"),
    [
        (FOUR_WEEKS_BEFORE, date(2026, 7, 1), DIALOGUE, FOUR_WEEKS_BEFORE),
        (FOUR_WEEKS_BEFORE, date(2026, 10, 1), DIALOGUE, None),
        (FOUR_WEEKS_BEFORE, date(2026, 11, 20), DIALOGUE, None),
        # Late, after the Dialogue: the next one has its own date.
        (FOUR_WEEKS_BEFORE, date(2026, 12, 1), date(2027, 11, 24), date(2027, 10, 27)),
        (None, date(2026, 12, 1), DIALOGUE, None),
    ],
)
def test_a_report_before_a_dialogue_answers_its_date(
    due_on: date | None, reported_on: date, dialogue_on: date, following: date | None
) -> None:
    assert after_report(BEFORE_DIALOGUE, due_on=due_on, reported_on=reported_on, dialogue_on=dialogue_on) == following


@pytest.mark.parametrize(
    ("day", "number"), [(date(2026, 3, 31), 2025), (date(2026, 4, 1), 2026), (date(2026, 12, 31), 2026)]
)
def test_fiscal_years_begin_in_april(day: date, number: int) -> None:
    year = Year.of(day, is_fiscal=True)
    assert year.number == number
    assert year.days[0] <= day <= year.days[1]
    assert Year.from_code(year.code) == year
    assert Year.of(day) == Year.from_code(str(day.year))
