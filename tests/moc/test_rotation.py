"""Turns of the rotating chair (article 4(a)(i))."""

from itertools import islice

import pytest
from hypothesis import given, strategies as st

from moc.article_4a_i_rotation import needs_reason, next_chair, turns, with_turns

ORDER = ("ISED", "NRCAN", "GAC")


@pytest.mark.parametrize(
    ("chaired", "turn"),
    [
        ((), "ISED"),
        (("ISED",), "NRCAN"),
        (("ISED", "NRCAN"), "GAC"),
        (("ISED", "NRCAN", "GAC"), "ISED"),
        (("ISED", "NRCAN", "GAC", "ISED"), "NRCAN"),
    ],
)
def test_an_undisturbed_series_goes_round_in_order(chaired: tuple[str, ...], turn: str) -> None:
    assert next_chair(ORDER, chaired) == turn


def test_who_was_passed_over_by_a_chair_out_of_turn_comes_next() -> None:
    chaired = ("ISED", "GAC")
    assert list(islice(turns(ORDER, chaired), 4)) == ["NRCAN", "ISED", "GAC", "NRCAN"]


def test_a_chair_out_of_turn_needs_a_reason() -> None:
    assert needs_reason("ISED", ORDER, ("ISED", "NRCAN"))
    assert not needs_reason("GAC", ORDER, ("ISED", "NRCAN"))


def test_a_chair_who_left_the_order_is_passed_over() -> None:
    assert next_chair(("ISED", "GAC"), ("ISED", "NRCAN")) == "GAC"


@pytest.mark.parametrize("order", [(), ("ISED", "ISED")])
def test_an_order_that_is_empty_or_names_someone_twice_is_refused(order: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="names each chair once"):
        next_chair(order, ())


@given(st.permutations(ORDER), st.lists(st.sampled_from(ORDER), max_size=12), st.integers(3, 30))
def test_any_three_consecutive_chairs_by_rotation_are_three(order: list[str], chaired: list[str], count: int) -> None:
    coming = list(islice(turns(order, chaired), count))
    for index in range(len(coming) - 2):
        assert set(coming[index : index + 3]) == set(ORDER)


@given(st.permutations(ORDER), st.lists(st.sampled_from(ORDER), max_size=12))
def test_the_next_is_never_the_one_who_chaired_last(order: list[str], chaired: list[str]) -> None:
    if chaired:
        assert next_chair(order, chaired) != chaired[-1]


def test_session_without_a_recorded_chair_counts_as_a_turn() -> None:
    assert with_turns(ORDER, ["ISED", "NRCAN", None]) == ["ISED", "NRCAN", "GAC"]
    assert with_turns(ORDER, [None, "GAC", None]) == ["ISED", "GAC", "NRCAN"]
