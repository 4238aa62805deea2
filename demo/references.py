"""Reference numbers in bulk, for records of many dates."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from commitments.services.references import next_references


def of_days(series: str, days: Sequence[date]) -> list[str]:
    """Return a number for each of the dates, from the counter of its year."""
    given = {
        year: iter(next_references(series=series, year=year, count=count))
        for year, count in Counter(day.year for day in days).items()
    }
    return [next(given[day.year]) for day in days]
