"""Who still has a say in a handling mark, from the marks that a record bore and whose it then was."""

import pytest

from contacts.rules.marks import MarkOwnership, claims_of

A, B = 1, 2


@pytest.mark.parametrize(
    ("steps", "claims"),
    [
        ([(2, A)], [(2, A)]),
        ([(2, A), (2, B)], [(2, A)]),
        ([(2, A), (3, B)], [(2, A), (3, B)]),
        # What A lowers is still A's, and what B gave above it is gone.
        ([(3, A), (2, A), (2, B)], [(2, A)]),
        ([(3, A), (4, B), (2, B)], [(2, A)]),
        ([(2, A), (4, B), (3, B)], [(2, A), (3, B)]),
        # Nobody's is the first's to whom it comes, and stays so.
        ([(2, None), (2, A), (2, B)], [(2, A)]),
        ([(2, None)], [(2, None)]),
        ([(2, A), (1, A), (2, B)], [(1, A), (2, B)]),
    ],
)
def test_a_claim_stands_until_its_own_originator_gives_it_up(
    steps: list[tuple[int, int | None]], claims: list[tuple[int, int | None]]
) -> None:
    assert claims_of(MarkOwnership(*step) for step in steps) == tuple(MarkOwnership(*claim) for claim in claims)
