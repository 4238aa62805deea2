"""A meeting against its timetable."""

from datetime import UTC, datetime, timedelta

import pytest

from dialogue.rules.meeting_progress import Course, ItemPhase, ScheduledItem, TimeSpent, behind, course

NINE = datetime(2027, 2, 9, 14, tzinfo=UTC)
ITEMS = (
    ScheduledItem("opening", 10, is_child=False),
    ScheduledItem("areas", 0, is_child=False),
    ScheduledItem("area:a", 10, is_child=True),
    ScheduledItem("area:b", 5, is_child=True),
    ScheduledItem("organisation", 10, is_child=False),
    ScheduledItem("adoption", 0, is_child=True),
    ScheduledItem("closing", 10, is_child=False),
)


def after(minutes: int) -> datetime:
    return NINE + timedelta(minutes=minutes)


def run(now: datetime, **spent: TimeSpent) -> dict[str, Course]:
    return {one.key: one for one in course(ITEMS, start=NINE, spent=spent, now=now)}


def test_each_item_is_planned_after_those_before_it_and_sub_items_without_minutes_with_their_item() -> None:
    planned = {key: one.planned_at for key, one in run(NINE).items()}
    assert planned == {
        "opening": after(0),
        "areas": after(10),
        "area:a": after(10),
        "area:b": after(20),
        "organisation": after(25),
        "adoption": after(25),
        "closing": after(35),
    }


def test_an_item_takes_its_minutes_from_its_sub_items_where_they_have_any() -> None:
    courses = run(NINE)
    assert (courses["areas"].minutes, courses["organisation"].minutes) == (15, 10)


def test_without_an_hour_of_the_meeting_only_minutes_from_the_opening_are_told() -> None:
    last = course(ITEMS, start=None, spent={}, now=NINE)[-1]
    assert (last.planned_at, last.after) == (None, 35)


def test_an_item_is_ahead_then_now_then_past() -> None:
    assert run(NINE)["opening"].place is ItemPhase.AHEAD
    assert run(after(3), opening=TimeSpent(NINE, None))["opening"].place is ItemPhase.NOW
    assert run(after(9), opening=TimeSpent(NINE, after(8)))["opening"].place is ItemPhase.PAST


def test_an_item_that_goes_on_is_over_by_the_full_minutes_beyond_its_own() -> None:
    late = run(after(22) + timedelta(seconds=59), opening=TimeSpent(NINE, None))["opening"]
    assert (late.used, late.over) == (22, 12)


def test_what_an_item_lay_between_is_not_its_time() -> None:
    again = run(after(60), opening=TimeSpent(NINE, after(55), timedelta(minutes=50)))["opening"]
    assert (again.used, again.over) == (5, 0)


def test_an_item_without_minutes_of_its_own_is_never_over() -> None:
    assert run(after(60), adoption=TimeSpent(NINE, None))["adoption"].over == 0


@pytest.mark.parametrize(
    ("begun", "now", "late"),
    [(0, 5, 0), (0, 22, 12), (4, 5, 4), (-3, 5, -3), (4, 30, 20)],
    ids=["on time", "over", "late", "early", "late and over"],
)
def test_the_rest_begins_later_by_a_late_begin_and_by_what_goes_over(begun: int, now: int, late: int) -> None:
    courses = course(ITEMS, start=NINE, spent={"opening": TimeSpent(after(begun), None)}, now=after(now))
    assert behind(courses) == late


def test_between_items_nothing_is_late() -> None:
    assert behind(course(ITEMS, start=NINE, spent={"opening": TimeSpent(NINE, after(30))}, now=after(31))) == 0
    assert behind(course(ITEMS, start=None, spent={"opening": TimeSpent(NINE, None)}, now=after(31))) == 0
