"""Wall times on both sides of the date line."""

from datetime import UTC, datetime

import pytest

from core.refusals.errors import AmbiguousTimeError, NonexistentTimeError
from core.text.times import displayed_text, instant

OTTAWA, TOKYO = "America/Toronto", "Asia/Tokyo"


def wall(*parts: int) -> datetime:
    """What a clock shows: a wall time has no zone of its own."""
    return datetime(*parts)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("ottawa", "tokyo"),
    [
        (wall(2027, 2, 9, 9), wall(2027, 2, 9, 23)),
        (wall(2027, 7, 6, 9), wall(2027, 7, 6, 22)),
        (wall(2027, 2, 9, 20), wall(2027, 2, 10, 10)),
        (wall(2027, 3, 13, 9), wall(2027, 3, 13, 23)),
        (wall(2027, 3, 14, 9), wall(2027, 3, 14, 22)),
    ],
)
def test_nine_in_ottawa_is_22_in_tokyo_in_summer_and_23_in_winter(ottawa: datetime, tokyo: datetime) -> None:
    assert displayed_text(instant(ottawa, OTTAWA), TOKYO).replace(tzinfo=None) == tokyo


def test_a_time_that_the_clocks_skip_is_refused() -> None:
    with pytest.raises(NonexistentTimeError, match="2027-03-14 02:30 does not exist in America/Toronto"):
        instant(wall(2027, 3, 14, 2, 30), OTTAWA)


def test_a_time_that_comes_twice_is_asked_about() -> None:
    twice = wall(2027, 11, 7, 1, 30)
    with pytest.raises(AmbiguousTimeError, match="comes twice"):
        instant(twice, OTTAWA)
    assert instant(twice.replace(fold=1), OTTAWA) == datetime(2027, 11, 7, 6, 30, tzinfo=UTC)


def test_tokyo_knows_no_summer_time() -> None:
    assert instant(wall(2027, 7, 6, 0), TOKYO) == datetime(2027, 7, 5, 15, tzinfo=UTC)
