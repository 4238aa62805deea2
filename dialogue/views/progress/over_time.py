"""Progress over time: stacked bars of all commitments and of each Participant on one scale, with their table."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext as _

from commitments.enums import CommitmentState
from commitments.models import Instrument
from commitments.services.clocks import status_day
from contacts.models import User
from core.rest.read.filters import NONE
from core.text.date_formatting import month
from dialogue.enums import Pace
from dialogue.rules.charts import fitted, rounded_maximum
from dialogue.services.over_time import Group, OverTime, PointInTime, Status, read_over_time
from dialogue.views.progress.drawing import STATES, Box, Drawing, Line, Shape, Words
from dialogue.views.progress.page import progress_page

# Completed at the bottom, then from good to bad, and what has no report at the top.
STACKED: tuple[Status, ...] = (STATES[-1], *STATES[:-1])
COUNTED_STATES = f"{CommitmentState.ACTIVE.value},{CommitmentState.COMPLETED.value}"
LEAST_FOR_A_NUMBER = 17
TICKS = 5


@dataclass(frozen=True, slots=True)
class ParticipantCard:
    """Small chart of a group, with the address of its commitments in the register."""

    group: Group
    url: str
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class StatusRow:
    status: Status
    counts: tuple[int, ...]


@progress_page
def over_time(request: HttpRequest, instrument: Instrument, _today: date) -> HttpResponse:
    """Show the status of commitments at the last quarters or Dialogues."""
    assert isinstance(request.user, User)
    pace = Pace.DIALOGUE if request.GET.get("by") == Pace.DIALOGUE else Pace.QUARTER
    # Acts of today count that are dated tomorrow in the reader's capital.
    today = status_day(instrument, timezone.now())
    read = read_over_time(instrument=instrument, viewer=request.user, pace=pace, today=today)
    top = rounded_maximum(read.whole.most)
    of_one = max([group.most for group in read.groups], default=1) or 1
    context: dict[str, Any] = {
        "read": read,
        "pace": pace,
        "paces": [(each, _address(each)) for each in Pace],
        "statuses": STACKED,
        "drawings": [_chart(read, top, 1102, "wide"), _chart(read, top, 296, "narrow")],
        "cards": [
            ParticipantCard(group, _register(group), _small(read, group, of_one, f"card-{number}"))
            for number, group in enumerate(read.groups)
        ],
        "tables": [(group, _rows(group)) for group in (read.whole, *read.groups)],
    }
    return render(request, "dialogue/progress/over_time.html", context)


def _chart(read: OverTime, top: int, width: int, name: str) -> Drawing:
    """Return the chart of all commitments, with an axis of counts."""
    left, head, room = 34, 24, 220
    foot = 58 if any(point.dialogue for point in read.points) else 41
    base = head + room
    drawing = Drawing(name, "", width, base + foot, css=name)
    for step in range(TICKS + 1):
        y = base - room * step // TICKS
        drawing.below.append(Line("rule" if step == 0 else "grid", left, y, width, y))
        drawing.below.append(Words("quiet", left - 6, y + 5, str(top * step // TICKS), "end"))
    column = (width - left) / len(read.points)
    for number, (point, counts) in enumerate(zip(read.points, read.whole.counts, strict=True)):
        middle = left + int(column * (number + 0.5))
        bar = int(min(column * 0.7, 120))
        drawing.below += _stack(counts, middle - bar // 2, bar, base, room / top, with_numbers=True)
        high = int(counts.total() * room / top)
        drawing.above.append(Words("strong halo", middle, base - high - 7, str(counts.total()), "middle"))
        for line, text in enumerate(_label(point)):
            css = "strong" if point.is_today else "quiet"
            drawing.above.append(Words(css, middle, base + 17 + 17 * line, fitted(text, column - 2), "middle"))
    return drawing


def _small(read: OverTime, group: Group, top: int, name: str) -> Drawing:
    """Return the chart of one group, without an axis: all of them have the scale up to ``top``."""
    width, head, room = 150, 18, 80
    base = head + room
    drawing = Drawing(name, "", width, base + 20, css="small")
    drawing.below.append(Line("rule", 0, base, width, base))
    column = width / len(read.points)
    for number, counts in enumerate(group.counts):
        x = int(column * number + column * 0.12)
        drawing.below += _stack(counts, x, int(column * 0.76), base, room / top, with_numbers=False)
    ends = [(read.points[-1], "end", width)]
    if len(read.points) > 1:
        ends.append((read.points[0], "start", 0))
    for point, anchor, x in ends:
        text = _("Today") if point.is_today else ("" if _language() == "ja" else " ").join(_month(point.on))
        drawing.above.append(Words("quiet", x, base + 15, text, anchor))
    return drawing


def _stack(
    counts: Counter[Status], x: int, width: int, base: int, unit: float, *, with_numbers: bool
) -> Iterator[Shape]:
    """Yield the boxes of a bar from the bottom, and a number in those with room for one."""
    below = 0
    for status in STACKED:
        if not (number := counts[status]):
            continue
        bottom, below = base - int(below * unit), below + number
        high = bottom - (base - int(below * unit))
        yield Box(status.value, x, bottom - high, width, max(high, 1), 0)
        if with_numbers and high >= LEAST_FOR_A_NUMBER:
            yield Words("halo", x + width // 2, bottom - high // 2 + 5, str(number), "middle")


def _label(point: PointInTime) -> Sequence[str]:
    """Return the lines of a label: today, or month and year, and the Dialogue."""
    if point.is_today:
        return (_("Today"),)
    when = _month(point.on)
    return (*when, str(point.dialogue)) if point.dialogue else when


def _month(on: date) -> Sequence[str]:
    """Return month and year; in Japanese the year is first, and both have their unit."""
    language = _language()
    name = month(on, language)
    return (f"{on.year}年", name) if language == "ja" else (name, str(on.year))


def _language() -> str:
    return (get_language() or "en")[:2]


def _rows(group: Group) -> list[StatusRow]:
    return [StatusRow(status, tuple(counts[status] for counts in group.counts)) for status in STATES]


def _register(group: Group) -> str:
    """Return the address of the active and completed commitments of a group, as they are counted."""
    query = {"state__in": COUNTED_STATES, "lead": group.lead.code if group.lead else NONE}
    return reverse("commitments:register", query=query)


def _address(pace: Pace) -> str:
    return reverse("dialogue:over-time", query={"by": pace.value} if pace is not Pace.QUARTER else {})
