"""The three months of article 9(c): both countings, and the later of the two."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, strategies as st

from moc.months import Counting, count

# Received, by section 28 (Canada), by articles 140 and 143 (Japan).
TABLE = [
    (date(2026, 1, 15), date(2026, 4, 15), date(2026, 4, 15)),
    (date(2026, 2, 28), date(2026, 5, 28), date(2026, 5, 31)),
    (date(2028, 2, 29), date(2028, 5, 29), date(2028, 5, 31)),
    (date(2028, 2, 28), date(2028, 5, 28), date(2028, 5, 28)),
    (date(2026, 11, 30), date(2027, 2, 28), date(2027, 2, 28)),
    (date(2027, 11, 30), date(2028, 2, 29), date(2028, 2, 29)),
    (date(2026, 11, 29), date(2027, 2, 28), date(2027, 2, 28)),
    (date(2026, 12, 31), date(2027, 3, 31), date(2027, 3, 31)),
    (date(2026, 9, 30), date(2026, 12, 30), date(2026, 12, 31)),
    (date(2026, 6, 30), date(2026, 9, 30), date(2026, 9, 30)),
]


@pytest.mark.parametrize(("received", "same_number", "day_before"), TABLE)
def test_each_side_counts_by_its_own_law(received: date, same_number: date, day_before: date) -> None:
    notice = count(received, 3)
    assert (notice.same_number, notice.day_before_corresponding) == (same_number, day_before)


def test_notice_received_on_28_february_ends_on_31_may() -> None:
    notice = count(date(2026, 2, 28), 3)
    assert notice.ends_on == date(2026, 5, 31)
    assert notice.decided_by == "day_before_corresponding"


def test_notice_received_on_30_november_takes_effect_at_the_end_of_february() -> None:
    notice = count(date(2026, 11, 30), 3)
    assert notice.ends_on == date(2027, 2, 28)
    assert notice.decided_by == "both"


def every_day(first: int, last: int) -> list[date]:
    start = date(first, 1, 1)
    return [start + timedelta(days=n) for n in range((date(last + 1, 1, 1) - start).days)]


def test_on_every_day_of_2026_to_2028_the_later_date_lies_in_the_third_month_and_never_before_section_28() -> None:
    for day in every_day(2026, 2028):
        notice = count(day, 3)
        effect = notice.ends_on
        assert (effect.year * 12 + effect.month) - (day.year * 12 + day.month) == 3, day
        assert notice.same_number.day == min(day.day, monthrange(effect.year, effect.month)[1]), day
        assert effect >= notice.same_number, day


def test_the_countings_differ_only_where_the_notice_falls_on_the_last_day_of_a_short_month() -> None:
    for day in every_day(2026, 2028):
        if count(day, 3).decided_by != "both":
            assert day.day == monthrange(day.year, day.month)[1], day


def by_walking(received: date, months: int) -> date:
    """Articles 140 and 143 walked through day by day, with nothing that the rule is written with.

    The first day counted is the next one; a month has passed on the eve of each day of its number, and where a month
    has no such day, with the month.
    """
    begins = received + timedelta(days=1)
    seen, day = 0, begins
    while True:
        following = day + timedelta(days=1)
        of_the_number = following.day == begins.day
        passed_over = following.day == 1 and day.day < begins.day
        if following > begins and (of_the_number or passed_over):
            seen += 1
            if seen == months:
                return day
        day = following


def test_on_every_day_of_2026_to_2028_each_counting_is_what_other_means_find() -> None:
    for day in every_day(2026, 2028):
        by_number, by_walk = day + relativedelta(months=3), by_walking(day, 3)
        notice = count(day, 3)
        assert (notice.same_number, notice.day_before_corresponding) == (by_number, by_walk), day
        assert notice.ends_on == max(by_number, by_walk), day
        assert count(day, 3, Counting.SAME_NUMBER).ends_on == by_number, day
        assert count(day, 3, Counting.DAY_BEFORE).ends_on == by_walk, day


@given(st.dates(date(2000, 1, 1), date(2400, 1, 1)), st.integers(1, 24))
def test_so_it_is_for_any_number_of_months(day: date, months: int) -> None:
    notice = count(day, months)
    assert (notice.same_number, notice.day_before_corresponding) == (
        day + relativedelta(months=months),
        by_walking(day, months),
    )


@given(st.dates(date(2000, 1, 1), date(2400, 1, 1)), st.integers(1, 60), st.sampled_from(Counting))
def test_the_countings_lie_no_more_than_three_days_apart_and_the_same_number_is_never_the_later(
    day: date, months: int, counting: Counting
) -> None:
    notice = count(day, months, counting)
    assert notice.same_number <= notice.ends_on <= notice.same_number + timedelta(days=3)
    assert (notice.decided_by == "both") is (notice.same_number == notice.day_before_corresponding)


@given(st.dates(date(2000, 1, 1), date(2400, 1, 1)), st.integers(1, 60))
def test_a_day_later_never_takes_effect_earlier(day: date, months: int) -> None:
    later = day + timedelta(days=1)
    for counting in Counting:
        assert count(later, months, counting).ends_on >= count(day, months, counting).ends_on
    assert count(day, months + 1).ends_on > count(day, months).ends_on


def test_a_notice_of_no_months_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one month"):
        count(date(2026, 1, 1), 0)
