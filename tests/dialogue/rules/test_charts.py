"""Geometry of charts: where a day is, how a label is cut, and that labels do not overlap."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from dialogue.rules.charts import Scale, fitted, labels, rounded_maximum, tick_months, width_of

YEAR = Scale(date(2026, 9, 1), date(2027, 9, 1), left=100, length=365)


@pytest.mark.parametrize(
    ("day", "place"),
    [
        (date(2025, 1, 1), 100),
        (date(2026, 9, 1), 100),
        (date(2026, 9, 11), 110),
        (date(2027, 8, 31), 464),
        (date(2030, 1, 1), 465),
    ],
)
def test_a_day_outside_the_scale_is_at_its_end(day: date, place: int) -> None:
    assert YEAR.at(day) == place
    assert YEAR.right == 465


@given(st.text(max_size=60), st.integers(20, 400))
def test_a_label_fits_and_is_cut_only_if_it_has_to_be(text: str, width: int) -> None:
    shown = fitted(text, width)
    assert width_of(shown) <= width
    assert (shown == text) is (width_of(text) <= width)


def test_a_japanese_character_is_twice_as_wide() -> None:
    assert fitted("蓄電池材料の共同研究", 84) == "蓄電池材料…"
    assert fitted("Joint research", 84).endswith("…")


@given(st.lists(st.tuples(st.integers(0, 600), st.text("ab 電", min_size=1, max_size=20)), max_size=8))
def test_labels_neither_overlap_nor_run_off_the_right(lines: list[tuple[int, str]]) -> None:
    spans: dict[int, list[tuple[float, float]]] = {}
    for (x, text), placed in zip(lines, labels(lines, right=600), strict=True):
        width = width_of(text) + 10
        span = (x - width, x) if placed.is_before else (x, x + width)
        assert span[1] <= 600
        assert all(span[1] <= begins or span[0] >= ends for begins, ends in spans.get(placed.lane, []))
        spans.setdefault(placed.lane, []).append(span)


@pytest.mark.parametrize(("month_width", "step"), [(230, 1), (57, 1), (24, 3), (19, 3), (8, 6), (2, 12)])
def test_ticks_leave_room_for_their_labels(month_width: float, step: int) -> None:
    assert tick_months(month_width) == step


@pytest.mark.parametrize(("value", "end"), [(0, 5), (5, 5), (6, 10), (11, 20), (21, 50), (101, 200), (201, 500)])
def test_a_scale_of_counts_ends_at_a_round_number(value: int, end: int) -> None:
    assert rounded_maximum(value) == end


def test_positions_grow_with_the_days() -> None:
    days = [YEAR.first + timedelta(days=each) for each in range(365)]
    assert [YEAR.at(day) for day in days] == sorted(YEAR.at(day) for day in days)
