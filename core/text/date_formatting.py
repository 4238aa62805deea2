"""Date and time formats of English, French (Canada) and Japanese.

English: 26 August 2025, 09:00. French: 26 août 2025, 1er mai 2026, 9 h 30, its parts joined by U+00A0.
Japanese: 2025年8月26日（火）, 9:00, always with the weekday, ranges with U+301C. Always 24 hours; a meeting that
ends on another day shows that day.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_day_names, get_timezone_name

LOCALES = {"en": "en_CA", "fr": "fr_CA", "ja": "ja_JP"}

NBSP = "\u00a0"
MINUS = "\u2212"
WAVE = "\u301c"


@dataclass(frozen=True, slots=True)
class FormattedTime:
    """Formatted date and time in one capital; ``starts`` is the datetime in its zone."""

    zone: str
    date: str
    hours: str
    starts: datetime


def face(start: datetime, minutes: int, *, place: str, zone: str, language: str) -> FormattedTime:
    """Format a meeting of ``minutes`` from the aware ``start`` in the time zone of ``place``."""
    first = start.astimezone(ZoneInfo(zone))
    # Added to the instant: a meeting may span the change to or from summer time.
    last = (start + timedelta(minutes=minutes)).astimezone(ZoneInfo(zone))
    return FormattedTime(
        zone=_zone(first, place, language),
        date=_days(first.date(), last.date(), language),
        hours=_hours(first, last, language),
        starts=first,
    )


def now(moment: datetime, *, place: str, zone: str, language: str) -> FormattedTime:
    """Format the aware ``moment`` in the time zone of ``place``."""
    shown = moment.astimezone(ZoneInfo(zone))
    return FormattedTime(
        zone=_zone(shown, place, language),
        date=day(shown.date(), language, weekday=True),
        hours=hour(shown.time(), language),
        starts=shown,
    )


# An agenda formats the same few hundred dates a thousand times.
@lru_cache(maxsize=4_096)
def day(value: date, language: str, *, weekday: bool = False) -> str:
    """Format a date; ``weekday`` adds the weekday in English and French, which Japanese always has."""
    locale = LOCALES[language]
    if language == "ja":
        return format_date(value, "y年M月d日（E）", locale)
    if language == "fr":
        number = "1er" if value.day == 1 else str(value.day)
        words = (format_date(value, "EEEE", locale), number, format_date(value, "MMMM", locale), str(value.year))
        return NBSP.join(words if weekday else words[1:])
    return format_date(value, "EEEE d MMMM y" if weekday else "d MMMM y", locale)


@lru_cache(maxsize=4_096)
def short_day(value: date, language: str) -> str:
    """Format a date for a narrow column, with a short month and without the weekday."""
    if language == "ja":
        return format_date(value, "y/M/d", LOCALES[language])
    if language == "fr":
        return NBSP.join(("1er" if value.day == 1 else str(value.day), format_date(value, "MMM y", LOCALES[language])))
    return format_date(value, "d MMM y", LOCALES[language]).replace(".", "")


def month(value: date, language: str) -> str:
    """Format the month alone, short."""
    # Not LLL, the pattern of a month alone: Babel 2.18 shares its names between locales, and after a Japanese page a
    # French page had 3月. MMM has the same names in the three languages.
    return format_date(value, "MMM", LOCALES[language])


def weekdays(language: str) -> list[str]:
    """Return the short names of the days from Monday to Sunday."""
    names = get_day_names("abbreviated", locale=LOCALES[language])
    return [names[number] for number in range(7)]


def hour(value: time, language: str) -> str:
    """Format a time of day with 24 hours."""
    if language == "fr":
        return f"{value.hour}{NBSP}h" + (f"{NBSP}{value:%M}" if value.minute else "")
    return f"{value.hour}:{value:%M}" if language == "ja" else f"{value:%H:%M}"


def hour_of_day(value: datetime, on: date, language: str) -> str:
    """Format the time of ``value``; on another day than ``on`` with its weekday, in Japanese with 翌 or 前日."""
    said = hour(value.time(), language)
    if value.date() == on:
        return said
    if language == "ja":
        return ("翌" if value.date() > on else "前日") + said
    weekday = format_date(value.date(), "EEE", LOCALES[language]).rstrip(".")
    return f"{weekday}.{NBSP}{said}" if language == "fr" else f"{weekday}{NBSP}{said}"


def _zone(moment: datetime, place: str, language: str) -> str:
    name = get_timezone_name(moment, width="long", locale=LOCALES[language])
    if language == "ja":
        # CLDR prefixes the continent, which misleads next to the name of a capital.
        return f"{place}（{name.removeprefix('アメリカ')}、{_offset(moment)}）"
    # The apostrophe of all other texts.
    return f"{place}, {name.replace('’', "'")} ({_offset(moment)})"


def _offset(moment: datetime) -> str:
    """Format the UTC offset with a true minus sign, and with minutes only if they are not zero."""
    minutes = int((moment.utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    sign = MINUS if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def _days(first: date, last: date, language: str) -> str:
    if first == last:
        return day(first, language, weekday=True)
    if language == "ja":
        pattern = "d日（E）" if (first.year, first.month) == (last.year, last.month) else "y年M月d日（E）"
        return f"{day(first, language)}{WAVE}{format_date(last, pattern, LOCALES[language])}"
    begins, ends = day(first, language, weekday=True), day(last, language, weekday=True)
    if (first.year, first.month) == (last.year, last.month):
        # The month is written once: "Tuesday 9 to Wednesday 10 February 2027".
        separator = NBSP if language == "fr" else " "
        begins = separator.join(begins.split(separator)[:2])
    return f"{begins} au {ends}" if language == "fr" else f"{begins} to {ends}"


def _hours(first: datetime, last: datetime, language: str) -> str:
    begins, ends = hour(first.time(), language), hour(last.time(), language)
    next_day = first.date() != last.date()
    if language == "ja":
        return f"{begins}{WAVE}{'翌日' if next_day else ''}{ends}"
    if language == "fr":
        return f"{begins} à {ends}{' le lendemain' if next_day else ''}"
    return f"{begins} to {ends}{' the next day' if next_day else ''}"
