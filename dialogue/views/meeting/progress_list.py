"""Progress list: each item with local times and time used, as text."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import get_language, gettext as _, ngettext

from contacts.models import Side
from core.refusals.errors import DomainError
from core.text import date_formatting
from core.text.times import displayed_text
from dialogue.models import Dialogue, ItemOutcome
from dialogue.rules.meeting_progress import Course, ItemPhase, ScheduledItem, TimeSpent, behind, course
from dialogue.services.outline import OutlineItem

# In minutes.
A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Clock:
    """Current local time of a capital; ``offset`` is the UTC offset in minutes."""

    face: date_formatting.FormattedTime
    seconds: str
    offset: int


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """Row of the progress list; ``begun`` and ``ended`` are empty until known."""

    item: OutlineItem
    course: Course
    planned: str
    begun: str
    ended: str
    minutes: str
    over: str

    @property
    def is_now(self) -> bool:
        return self.course.place is ItemPhase.NOW

    @property
    def is_past(self) -> bool:
        return self.course.place is ItemPhase.PAST


class Clocks:
    """Local times of the sides' capitals, the host's first."""

    def __init__(self, dialogue: Dialogue) -> None:
        sides = list(Side.objects.filter(participants__participations__instrument=dialogue.instrument_id).distinct())
        self.sides = sorted(sides, key=lambda side: (side.pk != dialogue.host_id, side.order))
        self.language = (get_language() or "en")[:2]
        self.opens = opening(dialogue)

    def now(self, at: datetime) -> list[Clock]:
        clocks = []
        for side in self.sides:
            face = date_formatting.now(at, place=str(side.capital), zone=side.time_zone, language=self.language)
            offset = face.starts.utcoffset() or timedelta()
            seconds = _("%(seconds)s s") % {"seconds": f"{at.second:02}"}
            clocks.append(Clock(face, seconds, int(offset.total_seconds()) // 60))
        return clocks

    def times(self, at: datetime | None) -> str:
        """Return the instant in each capital, with the date if it differs from the opening's; empty without one."""
        if at is None:
            return ""
        return _(" / ").join(
            _("%(hour)s %(place)s") % {"hour": self._hour(at, side), "place": side.capital} for side in self.sides
        )

    def _hour(self, at: datetime, side: Side) -> str:
        local = displayed_text(at, side.time_zone)
        hour = date_formatting.hour(local.time(), self.language)
        if self.opens is not None and displayed_text(self.opens, side.time_zone).date() == local.date():
            return hour
        return _("%(hour)s, %(day)s") % {"hour": hour, "day": date_formatting.day(local.date(), self.language)}


def opening(dialogue: Dialogue) -> datetime | None:
    """Return the start as an instant; None without a time, or if the local clocks skip or repeat it."""
    try:
        return dialogue.starts_at
    except (DomainError, ValueError, LookupError):
        return None


def rows(
    clocks: Clocks, items: tuple[OutlineItem, ...], outcomes: dict[str, ItemOutcome], now: datetime
) -> tuple[list[MeetingRow], str]:
    """Return the progress list, and the schedule status as text."""
    courses = course(
        [ScheduledItem(item.key, item.minutes, item.is_child) for item in items],
        start=clocks.opens,
        spent={key: spent for key, outcome in outcomes.items() if (spent := _spent(outcome))},
        now=now,
    )
    listed = [_row(clocks, item, one) for item, one in zip(items, courses, strict=True)]
    return listed, _behind(behind(courses))


def used_words(used: object, minutes: int) -> tuple[str, str]:
    """Return the minutes used, in singular and plural, with the planned minutes if any."""
    if minutes:
        one, many = (
            ngettext("%(used)s of %(minutes)s minute", "%(used)s of %(minutes)s minutes", count) for count in (1, 2)
        )
        word = one if minutes == 1 else many
        return (word % {"used": used, "minutes": minutes},) * 2
    one, many = (ngettext("%(used)s minute", "%(used)s minutes", count) for count in (1, 2))
    return one % {"used": used}, many % {"used": used}


def over_words(over: object) -> tuple[str, str]:
    """Return the overrun of an item, in singular and plural."""
    one, many = (ngettext("%(over)s minute over time", "%(over)s minutes over time", count) for count in (1, 2))
    return one % {"over": over}, many % {"over": over}


def _row(clocks: Clocks, item: OutlineItem, one: Course) -> MeetingRow:
    planned = clocks.times(one.planned_at)
    if not planned:
        hours, minutes = divmod(one.after, 60)
        planned = _("%(length)s after the opening") % {"length": f"{hours}:{minutes:02}"}
    return MeetingRow(
        item=item,
        course=one,
        planned=planned,
        begun=clocks.times(one.spent.begun_at) if one.spent else "",
        ended=clocks.times(one.spent.ended_at) if one.spent else "",
        minutes=_counted(used_words(one.used, one.minutes), one.used) if one.spent else "",
        over=_counted(over_words(one.over), one.over) if one.over else "",
    )


def _counted(words: tuple[str, str], count: int) -> str:
    """Return the plural form for ``count`` in the active language."""
    french = (get_language() or "en").startswith("fr")
    return words[0] if count == 1 or (french and count == 0) else words[1]


def _spent(outcome: ItemOutcome) -> TimeSpent | None:
    if outcome.begun_at is None:
        return None
    return TimeSpent(outcome.begun_at, outcome.ended_at, timedelta(seconds=outcome.seconds_paused))


def _behind(minutes: int) -> str:
    """Return the delay as text; empty for a rehearsal on another day."""
    if abs(minutes) >= A_DAY:
        return ""
    if minutes > 0:
        return ngettext(
            "%(minutes)d minute behind schedule",
            "%(minutes)d minutes behind schedule",
            minutes,
        ) % {"minutes": minutes}
    if minutes < 0:
        return ngettext(
            "%(minutes)d minute ahead of schedule",
            "%(minutes)d minutes ahead of schedule",
            -minutes,
        ) % {"minutes": -minutes}
    return ""
