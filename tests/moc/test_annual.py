"""Due day of the annual Dialogue (article 4(a)(i))."""

from datetime import date

import pytest

from moc.article_4a_i_annual import Schedule

SECOND = date(2025, 8, 26)


def schedule(today: date, last: date | None = SECOND, planned: date | None = None) -> Schedule:
    return Schedule(today=today, last_held=last, months=12, planned=planned)


@pytest.mark.parametrize(
    ("today", "overdue", "days"),
    [
        (date(2026, 8, 26), False, 0),
        (date(2026, 8, 27), True, 1),
        (date(2026, 11, 24), True, 90),
        (date(2025, 8, 26), False, 0),
    ],
)
def test_a_dialogue_is_overdue_from_the_day_after_twelve_months(today: date, overdue: bool, days: int) -> None:
    assert schedule(today).is_overdue is overdue
    assert schedule(today).days_overdue == days


def test_twelve_months_after_29_february_end_on_28_february() -> None:
    assert schedule(date(2028, 3, 1), last=date(2028, 2, 29)).due_by == date(2029, 2, 28)


@pytest.mark.parametrize(
    ("today", "planned", "year"),
    [
        (date(2026, 11, 24), None, 2026),
        (date(2026, 11, 24), date(2026, 12, 15), None),
        (date(2026, 11, 24), date(2027, 2, 9), 2026),
        (date(2027, 1, 5), date(2027, 2, 9), 2026),
        (date(2025, 12, 31), None, None),
    ],
)
def test_calendar_year_without_a_dialogue_is_reported(today: date, planned: date | None, year: int | None) -> None:
    assert schedule(today, planned=planned).year_without_dialogue == year


def test_date_after_the_twelve_months_is_reported() -> None:
    assert schedule(date(2026, 5, 1), planned=date(2026, 9, 1)).is_planned_too_late
    assert not schedule(date(2026, 5, 1), planned=date(2026, 8, 26)).is_planned_too_late


def test_before_the_first_dialogue_nothing_is_due() -> None:
    none_held = schedule(date(2026, 11, 24), last=None)
    assert none_held.due_by is None
    assert not none_held.is_overdue
    assert none_held.year_without_dialogue is None
