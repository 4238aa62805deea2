"""In operation on the last of the dates of signature (article 9(a))."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from moc.article_9a_operation import in_operation_from, is_in_operation

SIGNED = date(2023, 9, 21)
LATER = date(2023, 10, 2)


@pytest.mark.parametrize(
    ("signed", "since"),
    [
        ([SIGNED] * 5, SIGNED),
        ([SIGNED, SIGNED, LATER, SIGNED, SIGNED], LATER),
        ([SIGNED, SIGNED, SIGNED, SIGNED, None], None),
        ([None] * 5, None),
        ([], None),
    ],
)
def test_the_last_date_counts_and_a_missing_one_keeps_the_moc_out_of_operation(
    signed: list[date | None], since: date | None
) -> None:
    assert in_operation_from(signed) == since


def test_the_moc_is_in_operation_on_the_day_of_the_last_signature_and_not_the_day_before() -> None:
    signed = [SIGNED, LATER]
    assert is_in_operation(signed, LATER)
    assert not is_in_operation(signed, date(2023, 10, 1))


@given(st.lists(st.dates(), min_size=1).flatmap(st.permutations))
def test_the_order_of_the_signatures_does_not_matter(signed: list[date]) -> None:
    assert in_operation_from(signed) == max(signed)
