"""Days planned back from the meeting: working days of both sides, in order, early enough."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from dialogue.enums import PlanStep
from dialogue.rules.key_dates import LEAD_TIMES, back_planned, last_working_day, out_of_order, works_on

MEETINGS = st.dates(date(2026, 1, 1), date(2036, 12, 31))
TUESDAY = date(2027, 2, 9)


@given(MEETINGS, st.frozensets(st.integers(min_value=1, max_value=120), max_size=60))
def test_each_step_is_a_working_day_early_enough_and_before_the_next(meeting: date, offs: frozenset[int]) -> None:
    closed = {meeting - timedelta(days=off) for off in offs}
    days = back_planned(meeting, closed)
    assert list(days) == list(PlanStep)
    assert all(earlier < later for earlier, later in pairwise([*days.values(), meeting]))
    assert all(works_on(day, closed) for day in days.values())
    assert all(meeting - days[step] >= LEAD_TIMES[step] for step in PlanStep)
    assert not list(out_of_order(days, meeting))


@given(MEETINGS)
def test_without_holidays_no_step_moves_further_than_over_a_weekend(meeting: date) -> None:
    days = back_planned(meeting, frozenset())
    assert all(timedelta(0) <= meeting - LEAD_TIMES[step] - days[step] <= timedelta(days=2) for step in PlanStep)


def test_a_meeting_on_a_tuesday_without_holidays_is_planned_on_tuesdays() -> None:
    assert back_planned(TUESDAY, frozenset()) == {
        PlanStep.CALL: date(2026, 11, 17),
        PlanStep.PROPOSALS: date(2026, 12, 15),
        PlanStep.INVITATIONS: date(2026, 12, 29),
        PlanStep.PAPERS: date(2027, 1, 12),
        PlanStep.ISSUE: date(2027, 1, 19),
        PlanStep.DELEGATIONS: date(2027, 1, 26),
    }


def test_a_holiday_moves_a_step_to_the_working_day_before() -> None:
    days = back_planned(TUESDAY, {date(2027, 1, 12), date(2027, 1, 11)})
    assert days[PlanStep.PAPERS] == date(2027, 1, 8)


def test_steps_that_holidays_push_onto_one_day_keep_their_order() -> None:
    # Everything is closed from before the day for papers until after the issue.
    closed = {date(2027, 1, 11) + timedelta(days=off) for off in range(10)}
    days = back_planned(TUESDAY, closed)
    assert days[PlanStep.ISSUE] == date(2027, 1, 8)
    assert days[PlanStep.PAPERS] == date(2027, 1, 7)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2027, 1, 8), date(2027, 1, 8)),
        (date(2027, 1, 9), date(2027, 1, 8)),
        (date(2027, 1, 10), date(2027, 1, 8)),
    ],
)
def test_a_day_at_a_weekend_becomes_the_friday_before(day: date, found: date) -> None:
    assert last_working_day(day, frozenset()) == found


def test_a_step_on_the_day_of_the_next_one_is_out_of_order() -> None:
    days = back_planned(TUESDAY, frozenset()) | {PlanStep.PAPERS: date(2027, 1, 19)}
    assert list(out_of_order(days, TUESDAY)) == [(PlanStep.PAPERS, PlanStep.ISSUE)]


def test_a_step_after_the_meeting_is_out_of_order() -> None:
    assert list(out_of_order({PlanStep.DELEGATIONS: TUESDAY}, TUESDAY)) == [(PlanStep.DELEGATIONS, None)]
    assert not list(out_of_order({PlanStep.DELEGATIONS: TUESDAY}, None))
