"""The clock of article 9(c): when a notice of discontinuance takes effect, and how sure that is."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from moc.article_9c_discontinuance import Clock, clock
from moc.months import Counting, count

ISSUED = date(2026, 2, 27)
LAST = date(2026, 2, 28)
FOUR = ("B", "C", "D", "E")

days = st.dates(date(2026, 1, 1), date(2028, 12, 31))
countings = st.sampled_from(Counting)
receipts = st.fixed_dictionaries({code: st.none() | days for code in FOUR})


def set_clock(*received: date | None, stated_on: date | None = None, counting: Counting = Counting.LATER) -> Clock:
    given = dict(zip(FOUR, received, strict=True))
    return clock(issued_on=ISSUED, receipts=given, months=3, counting=counting, stated_on=stated_on)


def test_without_receipt_it_has_no_last_day_and_the_period_from_issue_is_shown() -> None:
    running = set_clock(None, None, None, None)
    assert (running.takes_effect_on, running.last_receipt, running.missing) == (None, None, FOUR)
    assert running.days_left(ISSUED) is None
    assert running.from_issue.ends_on == date(2026, 5, 27)


def test_one_that_has_not_acknowledged_holds_it_up() -> None:
    running = set_clock(LAST, LAST, None, LAST)
    assert (running.takes_effect_on, running.missing) == (None, ("D",))


def test_it_counts_from_the_last_of_four_receipts() -> None:
    running = set_clock(ISSUED, ISSUED, LAST, ISSUED)
    assert (running.last_receipt, running.takes_effect_on) == (LAST, date(2026, 5, 31))


@pytest.mark.parametrize(
    ("counting", "last_day"),
    [
        (Counting.LATER, date(2026, 5, 31)),
        (Counting.SAME_NUMBER, date(2026, 5, 28)),
        (Counting.DAY_BEFORE, date(2026, 5, 31)),
    ],
)
def test_an_arrangement_chooses_the_counting(counting: Counting, last_day: date) -> None:
    assert set_clock(LAST, LAST, LAST, LAST, counting=counting).takes_effect_on == last_day


# The stated day, whether everybody received the notice on 28 February, and whether that is short notice.
SHORT = [
    (date(2026, 5, 26), False, True),
    (date(2026, 5, 27), False, False),
    (date(2026, 5, 27), True, True),
    (date(2026, 5, 30), True, True),
    (date(2026, 5, 31), True, False),
    (date(2026, 12, 31), True, False),
]


@pytest.mark.parametrize(("stated", "received", "short"), SHORT)
def test_the_day_that_the_notice_states_holds_and_is_flagged_where_it_is_short(
    stated: date, received: bool, short: bool
) -> None:
    running = set_clock(*[LAST if received else None] * 4, stated_on=stated)
    assert (running.takes_effect_on, running.is_short) == (stated, short)


@pytest.mark.parametrize(("today", "left"), [(ISSUED, 93), (date(2026, 5, 30), 1), (date(2026, 5, 31), 0)])
def test_days_are_left_until_the_last_day(today: date, left: int) -> None:
    assert set_clock(LAST, LAST, LAST, LAST).days_left(today) == left


def test_after_the_last_day_none_are_left() -> None:
    assert set_clock(LAST, LAST, LAST, LAST).days_left(date(2026, 6, 1)) == 0


def test_a_notice_without_addressees_starts_no_clock() -> None:
    assert clock(issued_on=ISSUED, receipts={}, months=3).takes_effect_on is None


@given(receipts, countings, days)
def test_who_is_missing_and_a_last_day_exclude_each_other(
    received: dict[str, date | None], counting: Counting, issued_on: date
) -> None:
    running = clock(issued_on=issued_on, receipts=received, months=3, counting=counting)
    assert (running.takes_effect_on is None) is bool(running.missing)
    if (last := running.last_receipt) is not None:
        assert running.takes_effect_on == count(last, 3, counting).ends_on
        assert all(day is not None and day <= last for day in received.values())


@given(st.fixed_dictionaries(dict.fromkeys(FOUR, days)), st.sampled_from(FOUR), st.integers(1, 90), countings)
def test_a_later_receipt_never_brings_the_last_day_forward(
    received: dict[str, date], who: str, days_later: int, counting: Counting
) -> None:
    later = received | {who: received[who] + timedelta(days=days_later)}
    before, after = (
        clock(issued_on=ISSUED, receipts=given, months=3, counting=counting).takes_effect_on
        for given in (received, later)
    )
    assert before is not None
    assert after is not None
    assert after >= before
