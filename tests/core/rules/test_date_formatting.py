"""Days and hours, letter by letter: who reads them notices a wrong space."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from itertools import permutations

import pytest
from babel import localedata

from core.text import date_formatting
from core.text.date_formatting import LOCALES, day, face, hour, month, now, weekdays

TORONTO = "America/Toronto"
TOKYO = "Asia/Tokyo"


@pytest.mark.parametrize(
    ("language", "value", "words"),
    [
        ("en", date(2025, 8, 26), "26 August 2025"),
        ("fr", date(2025, 8, 26), "26\u00a0août\u00a02025"),
        ("fr", date(2026, 5, 1), "1er\u00a0mai\u00a02026"),
        ("fr", date(2026, 5, 11), "11\u00a0mai\u00a02026"),
        ("ja", date(2025, 8, 26), "2025年8月26日（火）"),
    ],
)
def test_a_day_in_words(language: str, value: date, words: str) -> None:
    assert day(value, language) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Tuesday 26 August 2025"), ("fr", "mardi\u00a026\u00a0août\u00a02025"), ("ja", "2025年8月26日（火）")],
)
def test_a_day_with_its_day_of_the_week(language: str, words: str) -> None:
    assert day(date(2025, 8, 26), language, weekday=True) == words


@pytest.mark.parametrize(
    ("language", "at_nine", "at_half_past_nine"),
    [("en", "09:00", "09:30"), ("fr", "9\u00a0h", "9\u00a0h\u00a030"), ("ja", "9:00", "9:30")],
)
def test_an_hour_in_words(language: str, at_nine: str, at_half_past_nine: str) -> None:
    assert hour(time(9, 0), language) == at_nine
    assert hour(time(9, 30), language) == at_half_past_nine


def test_nine_in_ottawa_in_winter_is_23_in_tokyo_and_ends_the_next_day() -> None:
    nine_in_ottawa = datetime(2027, 2, 9, 14, 0, tzinfo=UTC)
    there = face(nine_in_ottawa, 180, place="Tokyo", zone=TOKYO, language="en")
    assert there.zone == "Tokyo, Japan Standard Time (UTC+9)"
    assert there.date == "Tuesday 9 to Wednesday 10 February 2027"
    assert there.hours == "23:00 to 02:00 the next day"
    assert there.starts.isoformat() == "2027-02-09T23:00:00+09:00"


def test_the_offset_has_a_true_minus_sign() -> None:
    here = face(datetime(2027, 2, 9, 14, 0, tzinfo=UTC), 180, place="Ottawa", zone=TORONTO, language="en")
    assert here.zone == "Ottawa, Eastern Standard Time (UTC\u22125)"


def test_french_holds_a_range_of_days_and_hours_together() -> None:
    there = face(datetime(2027, 2, 9, 14, 0, tzinfo=UTC), 180, place="Tokyo", zone=TOKYO, language="fr")
    assert there.date == "mardi\u00a09 au mercredi\u00a010\u00a0février\u00a02027"
    assert there.hours == "23\u00a0h à 2\u00a0h le lendemain"


def test_japanese_says_the_next_day_before_the_hour_and_uses_full_width_marks() -> None:
    there = face(datetime(2027, 2, 9, 14, 0, tzinfo=UTC), 180, place="東京", zone=TOKYO, language="ja")
    assert there.zone == "東京（日本標準時、UTC+9）"
    assert there.date == "2027年2月9日（火）\u301c10日（水）"
    assert there.hours == "23:00\u301c翌日2:00"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Wednesday 31 March 2027 to Thursday 1 April 2027"),
        ("fr", "mercredi\u00a031\u00a0mars\u00a02027 au jeudi\u00a01er\u00a0avril\u00a02027"),
        ("ja", "2027年3月31日（水）\u301c2027年4月1日（木）"),
    ],
)
def test_a_meeting_across_the_end_of_a_month_names_both_months(language: str, words: str) -> None:
    start = datetime(2027, 3, 31, 14, 0, tzinfo=UTC)
    assert face(start, 120, place="Tokyo", zone=TOKYO, language=language).date == words


def test_a_meeting_across_the_change_to_summer_time_ends_by_the_clock_of_then() -> None:
    # On 14 March 2027 the clocks in Ottawa go from 02:00 to 03:00.
    before = datetime(2027, 3, 14, 6, 0, tzinfo=UTC)
    assert face(before, 120, place="Ottawa", zone=TORONTO, language="en").hours == "01:00 to 04:00"


@pytest.mark.parametrize(
    ("language", "zone", "date", "hours"),
    [
        ("en", "Tokyo, Japan Standard Time (UTC+9)", "Wednesday 25 November 2026", "21:05"),
        ("fr", "Tokyo, heure normale du Japon (UTC+9)", "mercredi 25 novembre 2026", "21 h 05"),
        ("ja", "Tokyo（日本標準時、UTC+9）", "2026年11月25日（水）", "21:05"),
    ],
)
def test_a_moment_is_told_as_the_clocks_of_a_capital_show_it(language: str, zone: str, date: str, hours: str) -> None:
    shown = now(datetime(2026, 11, 25, 12, 5, tzinfo=UTC), place="Tokyo", zone=TOKYO, language=language)
    assert shown.zone == zone
    assert (shown.date.replace("\u00a0", " "), shown.hours.replace("\u00a0", " ")) == (date, hours)


MARCH = datetime(2027, 3, 9, 14, 0, tzinfo=UTC)
NEXT_DAY = datetime(2027, 3, 10, 14, 0, tzinfo=UTC)
FORMATS: dict[str, Callable[[str], object]] = {
    "month": lambda language: month(MARCH, language),
    "weekdays": weekdays,
    "day": lambda language: day.__wrapped__(MARCH, language, weekday=True),
    "short_day": lambda language: date_formatting.short_day.__wrapped__(MARCH, language),
    "hour_of_day": lambda language: date_formatting.hour_of_day(NEXT_DAY, MARCH.date(), language),
    "face": lambda language: face(MARCH, 780, place="Tokyo", zone=TOKYO, language=language),
    "now": lambda language: now(MARCH, place="Ottawa", zone=TORONTO, language=language),
}


def test_a_month_alone_and_the_days_of_the_week() -> None:
    assert [month(MARCH, language) for language in LOCALES] == ["Mar", "mars", "3月"]
    assert [weekdays(language)[0] for language in LOCALES] == ["Mon", "lun.", "月"]


@pytest.mark.parametrize("name", FORMATS)
def test_no_language_takes_names_from_the_language_before(name: str) -> None:
    found: dict[str, set[str]] = {language: set() for language in LOCALES}
    for order in permutations(LOCALES):
        localedata._cache.clear()
        for language in order:
            found[language].add(repr(FORMATS[name](language)))
    assert {language: len(texts) for language, texts in found.items()} == dict.fromkeys(LOCALES, 1)
