"""Public holidays on which the ministries of a side are closed."""

from datetime import date
from functools import lru_cache

import holidays

# Holidays of a side by its code, as its ministries observe them: in Ottawa the federal ones and, since offices are
# mostly closed then too, Ontario's.
CALENDARS = {
    "JP": ({},),
    "CA": (
        {"categories": ("public", "government")},
        {"subdiv": "ON", "categories": ("public", "government")},
    ),
}

# The Act on Holidays of Administrative Organs closes Japan's ministries at the turn of the year: month and day.
TURN_OF_THE_YEAR = {"JP": ((1, 2), (1, 3), (12, 29), (12, 30), (12, 31))}


@lru_cache(maxsize=64)
def holidays_of(code: str, year: int) -> frozenset[date]:
    """Return the holidays of a side in a year; none without a known calendar."""
    found: set[date] = set()
    for arguments in CALENDARS.get(code, ()):
        found |= set(holidays.country_holidays(code, years=year, **arguments))
    found |= {date(year, month, number) for month, number in TURN_OF_THE_YEAR.get(code, ())}
    return frozenset(found)
