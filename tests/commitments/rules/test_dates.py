"""What speaks against a day, as a table."""

from datetime import date

import pytest

from commitments.rules.dates import Doubt, doubts

TODAY = date(2026, 11, 25)
HELD = date(2026, 8, 26)
LAST = date(2027, 1, 15)
CLOSED = frozenset({date(2027, 1, 1), date(2020, 1, 13)})


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 25), []),
        (date(2026, 11, 24), [Doubt.PAST]),
        (date(2026, 8, 27), [Doubt.PAST]),
        (date(2026, 8, 26), [Doubt.BEFORE_LAST_DIALOGUE, Doubt.PAST]),
        (date(2020, 1, 14), [Doubt.BEFORE_LAST_DIALOGUE, Doubt.PAST]),
        (date(2020, 1, 13), [Doubt.BEFORE_LAST_DIALOGUE, Doubt.PAST, Doubt.HOLIDAY]),
        (date(2027, 1, 1), [Doubt.HOLIDAY]),
        (date(2027, 1, 15), []),
        (date(2027, 1, 16), [Doubt.AFTER_LAST_DAY, Doubt.WEEKEND]),
        (date(2027, 1, 18), [Doubt.AFTER_LAST_DAY]),
        (date(2026, 11, 28), [Doubt.WEEKEND]),
    ],
)
def test_a_day_is_doubted(day: date, expected: list[Doubt]) -> None:
    assert list(doubts(day, today=TODAY, last_dialogue=HELD, last_day=LAST, closed=CLOSED)) == expected


@pytest.mark.parametrize("day", [date(2020, 1, 14), date(2030, 1, 15), date(2027, 1, 1)])
def test_what_is_not_known_is_not_doubted(day: date) -> None:
    assert set(doubts(day, today=date(2020, 1, 1))) == set()
