"""Review of old commitments before a Dialogue."""

from datetime import date

import pytest

from commitments.rules.reviews import is_unreviewed

DIALOGUE = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("active_since", "reviewed_on", "unreviewed"),
    [
        (date(2025, 11, 25), None, True),
        (date(2025, 11, 26), None, False),
        (date(2023, 9, 21), date(2026, 5, 26), False),
        (date(2023, 9, 21), date(2026, 5, 25), True),
        # An answer for the Dialogue before.
        (date(2023, 9, 21), date(2025, 11, 1), True),
    ],
)
def test_a_commitment_of_a_year_needs_an_answer_for_each_dialogue(
    active_since: date, reviewed_on: date | None, unreviewed: bool
) -> None:
    assert is_unreviewed(active_since=active_since, reviewed_on=reviewed_on, dialogue_on=DIALOGUE) is unreviewed
