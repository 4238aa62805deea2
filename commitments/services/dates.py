"""Warnings about dates that users enter, in the active language."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import get_language, gettext as _

from commitments.models import Instrument
from commitments.rules.dates import Doubt, doubts
from contacts.models import Side
from contacts.rules.holidays import holidays_of
from core.text.date_formatting import day as in_words


def warnings_of(
    day: date,
    *,
    instrument: Instrument,
    today: date,
    last_dialogue: date | None = None,
    sides: Iterable[Side] | None = None,
) -> tuple[str, ...]:
    """Return a warning for each doubt about ``day``; ``last_dialogue`` as in ``commitments.rules.dates``.

    ``sides`` are those of the MOC, for a caller that has read them for several days.
    """
    return tuple(_sentences(day, today, last_dialogue, instrument.discontinued_on, sides))


def days_off(day: date) -> tuple[str, ...]:
    """Return the reasons why ``day`` is not a working day in both countries, one sentence each."""
    return tuple(_sentences(day, day, None, None, None))


def _sentences(
    day: date, today: date, last_dialogue: date | None, last_day: date | None, sides: Iterable[Side] | None
) -> Iterator[str]:
    holidays = {side: holidays_of(side.code, day.year) for side in (Side.objects.all() if sides is None else sides)}
    closed = frozenset().union(*holidays.values())
    words = {"day": _words(day)}
    for doubt in doubts(day, today=today, last_dialogue=last_dialogue, last_day=last_day, closed=closed):
        match doubt:
            case Doubt.BEFORE_LAST_DIALOGUE:
                assert last_dialogue is not None
                yield _("%(day)s is not after the last Dialogue, held by %(last)s.") % (
                    words | {"last": _words(last_dialogue)}
                )
            case Doubt.PAST:
                yield _("%(day)s is in the past.") % words
            case Doubt.AFTER_LAST_DAY:
                assert last_day is not None
                yield _("%(day)s is after the last day of the MOC, %(last)s.") % (words | {"last": _words(last_day)})
            case Doubt.WEEKEND:
                yield _("%(day)s is on a weekend.") % {"day": in_words(day, _language(), weekday=True)}
            case Doubt.HOLIDAY:
                for side, found in holidays.items():
                    if day in found:
                        yield _("%(day)s is a public holiday in %(side)s.") % (words | {"side": side})


def _words(day: date) -> str:
    return in_words(day, _language())


def _language() -> str:
    return (get_language() or "en")[:2]
