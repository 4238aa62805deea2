"""The register as the seed leaves it, on a day fixed for every test of the home page."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine

from tests import tables
from tests.fixtures.ministries import ministries, sign_in

__all__ = ["ministries", "sign_in"]

TODAY = date(2026, 11, 25)


@pytest.fixture
def seeded(db: None) -> None:
    tables.seed()


@pytest.fixture
def today() -> Iterator[date]:
    """Noon in London of a day on which the capitals agree about the date."""
    with time_machine.travel(datetime(2026, 11, 25, 12, tzinfo=UTC), tick=False):
        yield TODAY
