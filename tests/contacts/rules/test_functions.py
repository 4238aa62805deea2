"""When a function at a contact point gives the power to act."""

from datetime import date, timedelta

import pytest

from contacts.enums import OfficerFunction, Shortfall
from contacts.rules.functions import Missing, Term, missing

TODAY = date(2026, 11, 29)
DAY = timedelta(days=1)


def term(since: int, until: int | None, function: OfficerFunction = OfficerFunction.PRIMARY) -> Term:
    """A function from so many days from today to so many days from today."""
    return Term(function, TODAY + since * DAY, None if until is None else TODAY + until * DAY)


@pytest.mark.parametrize(
    ("terms", "outcome"),
    [
        ([term(0, None)], None),
        ([term(-400, 1)], None),
        ([term(-400, None, OfficerFunction.ALTERNATE)], None),
        ([term(-400, None, OfficerFunction.COPY)], Missing(Shortfall.NO_FUNCTION)),
        ([], Missing(Shortfall.NO_FUNCTION)),
        ([term(-400, 0)], Missing(Shortfall.ENDED, TODAY - DAY)),
        ([term(-400, -9), term(-5, -2)], Missing(Shortfall.ENDED, TODAY - 3 * DAY)),
        ([term(1, None)], Missing(Shortfall.BEGINS_LATER, TODAY + DAY)),
        ([term(-400, 0), term(7, 9)], Missing(Shortfall.BEGINS_LATER, TODAY + 7 * DAY)),
        ([term(-400, 0), term(0, None, OfficerFunction.ALTERNATE)], None),
    ],
)
def test_a_function_gives_power_from_its_first_day_to_its_last(terms: list[Term], outcome: Missing | None) -> None:
    assert missing(terms, TODAY) == outcome
