"""The three months of article 9(c): both countings, and the later of the two."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.rules.notice import count

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


@given(st.dates(date(2000, 1, 1), date(2400, 1, 1)), st.integers(1, 60))
def test_a_day_later_never_takes_effect_earlier(day: date, months: int) -> None:
    assert count(day + timedelta(days=1), months).ends_on >= count(day, months).ends_on


def test_a_notice_of_no_months_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one month"):
        count(date(2026, 1, 1), 0)
