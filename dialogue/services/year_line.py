"""Year of the Dialogue as one line: its key dates and today, in proportion to time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, gettext as _, pgettext

from core.text import date_formatting
from dialogue.enums import PlanStep
from dialogue.rules.charts import Scale, width_of
from dialogue.rules.stages import Stage
from dialogue.services.preparation_progress import DialoguePreparation

# Width at which the line is drawn, and its ends, in px.
WIDTH, EDGE = 1100, 8
# Stages that are no key dates, and the issue, whose key date is only planned.
_STAGES = (Stage.ISSUED, Stage.MEETING, Stage.RECORD)


@dataclass(frozen=True, slots=True)
class YearPoint:
    """Point at ``x`` px; ``kind`` is past, ahead, meeting or today.

    ``label`` is empty where no row has room for it; the table has each date.
    """

    x: int
    kind: str
    label: str
    label_at: int
    is_above: bool


@dataclass(frozen=True, slots=True)
class YearLine:
    """Points in order of time; ``gone`` is the length of the line until today, ``dates`` are all with their titles."""

    points: tuple[YearPoint, ...]
    gone: int
    dates: tuple[tuple[date, str], ...]


def year_line(year: DialoguePreparation, today: date) -> YearLine | None:
    """Return the line from the first key date to the last; None with fewer than two."""
    dates = sorted(_dates(year, today))
    if len({on for on, _kind, _title in dates}) <= 1:
        return None
    first, last = min(dates[0][0], today), max(dates[-1][0], today)
    scale = Scale(first, last, EDGE, WIDTH - 2 * EDGE)
    ends = {True: 0.0, False: 0.0}
    named = sorted([*dates, (today, "today", _("Today"))])
    points = [_placed(scale.at(on), kind, _words(on, kind, title), ends) for on, kind, title in named]
    return YearLine(tuple(points), scale.at(today) - EDGE, tuple((on, title) for on, _kind, title in named))


def _dates(year: DialoguePreparation, today: date) -> Iterator[tuple[date, str, str]]:
    """Yield key dates and stages with a date, each with its kind and title."""
    named = [(step.on, "", str(step.step.label)) for step in year.steps if step.step is not PlanStep.ISSUE]
    named += [
        (stage.on, "meeting" if stage.stage is Stage.MEETING else "", stage.title)
        for stage in year.stages
        if stage.stage in _STAGES
    ]
    for on, kind, title in named:
        if on is not None:
            yield on, kind or ("past" if on <= today else "ahead"), str(title)


def _words(on: date, kind: str, title: str) -> str:
    if kind == "today":
        return title
    day = date_formatting.day(on, (get_language() or "en")[:2])
    return pgettext("between facts on one line", ", ").join([title, day])


def _placed(x: int, kind: str, words: str, ends: dict[bool, float]) -> YearPoint:
    """Return the point with its label in the row that has room; ``ends`` are those of the labels so far."""
    # Space between scripts comes on top of the widths of the characters.
    room = width_of(words) * 1.1
    left = min(max(x - room / 2, 0), WIDTH - room)
    for above in (True, False):
        if left >= ends[above]:
            ends[above] = left + room
            return YearPoint(x, kind, words, round(left + room / 2), is_above=above)
    return YearPoint(x, kind, "", x, is_above=True)
