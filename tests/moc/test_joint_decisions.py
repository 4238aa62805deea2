"""Joint decisions of all Participants in the same text, and the codes of further areas."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from moc.article_2c_areas import next_code
from moc.joint_decisions import tally

SEATS = ("A", "B", "C", "D", "E")
FIRST, LATER, LAST = date(2026, 11, 25), date(2026, 11, 26), date(2026, 12, 4)
ALL = dict.fromkeys(SEATS, ("hash", FIRST))

# What was given, who is counted, who is missing, the day.
TALLIES = [
    ({}, "", "ABCDE", None),
    ({"C": ("hash", FIRST)}, "C", "ABDE", None),
    ({"E": ("hash", FIRST), "A": ("hash", LATER)}, "AE", "BCD", None),
    (dict.fromkeys("ABCD", ("hash", FIRST)), "ABCD", "E", None),
    (ALL, "ABCDE", "", FIRST),
    (ALL | {"B": ("hash", LAST), "E": ("hash", LATER)}, "ABCDE", "", LAST),
    (ALL | {"B": ("another", LAST)}, "ACDE", "B", None),
    (dict.fromkeys(SEATS, ("another", FIRST)), "", "ABCDE", None),
    (dict.fromkeys("ABCDX", ("hash", FIRST)), "ABCD", "E", None),
    (ALL | {"X": ("hash", LAST)}, "ABCDE", "", FIRST),
]


@pytest.mark.parametrize(("given_", "counted", "missing", "day"), TALLIES)
def test_it_is_decided_when_all_seats_concurred_in_this_text_on_the_day_of_the_last(
    given_: dict[str, tuple[str, date]], counted: str, missing: str, day: date | None
) -> None:
    found = tally(SEATS, given_, "hash")
    assert (found.given, found.missing, found.decided_on) == (tuple(counted), tuple(missing), day)
    assert found.is_complete is (day is not None)


def test_without_seats_nothing_is_decided() -> None:
    assert not tally((), {}, "hash").is_complete


@given(
    st.dictionaries(st.sampled_from("ABCDEXY"), st.tuples(st.sampled_from(["hash", "another"]), st.dates()), max_size=7)
)
def test_five_seats_are_always_either_given_or_missing_and_keep_their_order(
    concurrences: dict[str, tuple[str, date]],
) -> None:
    found = tally(SEATS, concurrences, "hash")
    assert sorted(found.given + found.missing) == list(SEATS)
    assert list(found.given) == sorted(found.given)
    assert list(found.missing) == sorted(found.missing)
    assert found.is_complete is all(concurrences.get(code, ("", None))[0] == "hash" for code in SEATS)


@pytest.mark.parametrize(
    ("taken", "code"),
    [
        ([], "2(c)(x)-1"),
        (["2(c)(i)", "2(c)(x)"], "2(c)(x)-1"),
        (["2(c)(x)", "2(c)(x)-1"], "2(c)(x)-2"),
        # The second was retired; its number is not given again.
        (["2(c)(x)-1", "2(c)(x)-3"], "2(c)(x)-4"),
        # As numbers, not as texts.
        ([f"2(c)(x)-{number}" for number in range(1, 11)], "2(c)(x)-11"),
        (["3(a)(vi)-7"], "2(c)(x)-1"),
    ],
)
def test_the_next_code_follows_the_highest_under_its_open_end(taken: list[str], code: str) -> None:
    assert next_code("2(c)(x)", taken) == code


@given(st.sets(st.integers(1, 400)))
def test_no_code_is_given_twice(numbers: set[int]) -> None:
    taken = [f"2(c)(x)-{number}" for number in numbers]
    assert next_code("2(c)(x)", taken) not in taken
