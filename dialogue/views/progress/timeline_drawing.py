"""Drawing of the timeline for wide windows and for phones: name, bar, due date, milestones, and lines for key dates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, gettext as _, ngettext, pgettext

from commitments.enums import CommitmentState, Health
from commitments.models import Commitment, Milestone
from contacts.models import Participant
from core.text.date_formatting import day as day_in_words, month as month_name
from dialogue.rules.charts import Scale, fitted, labels, tick_months, width_of
from dialogue.services.timeline import GanttChart
from dialogue.views.progress.drawing import OVERDUE, Box, Drawing, Line, Linked, Shape, Words, chevron, diamond

BAR, THIN = 14, 4
LANE = 18
BELOW = 6
# Rank of a handling mark above which lists show it.
NARROW_FROM = 2
# Pixels of a month above which each key date has its own label.
ROOM_FOR_NAMES = 50
# Rows up to which a printed chart is fitted to one sheet.
ON_ONE_SHEET = 22


@dataclass(frozen=True, slots=True)
class Point:
    """Milestone of a row; ``css`` is ahead, late or done."""

    milestone: Milestone
    css: str
    late: int


@dataclass(frozen=True, slots=True)
class TimelineBar:
    """Commitment on its row; ``heading`` is its lead on the first row of the group, None on the others."""

    commitment: Commitment
    status: Health | CommitmentState
    heading: Participant | str | None
    late: int
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Measures in pixels: of the chart, of the axis, of a row, of the bar in it, and of the texts before the bar."""

    id: str
    width: int
    left: int
    row: int
    bar_at: int
    is_narrow: bool

    @property
    def right(self) -> int:
        return self.width - 2


WIDE = _Layout("wide", width=1102, left=404, row=28, bar_at=14, is_narrow=False)
NARROW = _Layout("narrow", width=296, left=2, row=62, bar_at=48, is_narrow=True)
NAME_LEFT, NAME_WIDTH = 112, 280


def wide(read: GanttChart, bands: Sequence[TimelineBar], today: date) -> Drawing:
    return _drawn(WIDE, read, bands, today)


def narrow(read: GanttChart, bands: Sequence[TimelineBar], today: date) -> Drawing:
    return _drawn(NARROW, read, bands, today)


def _drawn(layout: _Layout, read: GanttChart, bands: Sequence[TimelineBar], today: date) -> Drawing:
    scale = Scale(read.window.first, read.window.end, layout.left, layout.right - layout.left)
    marks = _marks(layout, read, today, scale)
    placed = labels(((x, text) for x, _css, text in marks if text), right=layout.width)
    head = (max((each.lane for each in placed), default=-1) + 1) * LANE + 2 * LANE + 6
    drawing = Drawing(
        layout.id,
        _("Timeline chart. The table below it has the same content."),
        layout.width,
        0,
        css=f"{layout.id} tall" if len(bands) > ON_ONE_SHEET else layout.id,
    )
    y = head
    for band in bands:
        if band.heading is not None:
            y += LANE + 10
            heading = str(band.heading or _("No lead named"))
            drawing.below += [
                Words("strong", 0, y - 8, heading),
                Line("rule", 0, y, layout.width, y),
            ]
        drawing.rows.append(_row(layout, band, scale, today, y))
        y += layout.row
        drawing.below.append(Line("grid", 0, y, layout.width, y))
    drawing.height = y + BELOW
    lines: list[Shape] = []
    places = iter(placed)
    for x, css, text in marks:
        if not text:
            # Below the lanes of labels, since it belongs to the label of another line.
            lines.append(Line(css, x, head - 2 * LANE, x, drawing.height))
            continue
        label = next(places)
        lane_at = label.lane * LANE + 14
        # Only the line of today crosses the bars.
        (drawing.above if css == "today" else lines).append(Line(css, x, lane_at - 12, x, drawing.height))
        name_at, anchor = (x - 5, "end") if label.is_before else (x + 5, "start")
        drawing.above.append(Words(f"{css}-name halo", name_at, lane_at, text, anchor))
    drawing.below[:0] = [*lines, *_ticks(scale, read.window.months, head, drawing.height)]
    return drawing


def _marks(layout: _Layout, read: GanttChart, today: date, scale: Scale) -> list[tuple[int, str, str]]:
    """Return the vertical lines with class and label. One label names all key dates where months are narrow."""
    marks = [(scale.at(each.on), "meeting", str(each.dialogue)) for each in read.sessions]
    steps = sorted((scale.at(each.on), str(each.step.label)) for each in read.steps if each.on)
    if steps and scale.length < ROOM_FOR_NAMES * read.window.zoom.months:
        steps = [(steps[0][0], _("Key dates")), *((x, "") for x, _name in steps[1:])]
    marks += [(x, "step", name) for x, name in steps]
    if read.window.holds(today):
        marks.append((scale.at(today), "today", _("Today")))
    return sorted(marks)


def _ticks(scale: Scale, months: list[date], head: int, height: int) -> Iterator[Shape]:
    step, language = tick_months(scale.length / len(months)), _language()
    shown = [month for month in months if (month.month - 1) % step == 0 or month == months[0]]
    # The first month has no label if the next tick follows at once.
    if step > 1 and len(shown) > 1 and (shown[1] - shown[0]).days < 20 * step:
        del shown[0]
    for number, month in enumerate(shown):
        x = scale.at(month)
        begins_year = number == 0 or month.month == 1 or shown[number - 1].year != month.year
        yield Line("grid", x, head - (LANE * 2 if begins_year else LANE) + 2, x, height)
        if begins_year:
            yield Words("strong halo", x + 3, head - LANE - 4, str(month.year))
        label = month_name(month, language)
        if x + width_of(label) <= scale.right:
            yield Words("quiet halo", x + 3, head - 4, label)


def _row(layout: _Layout, band: TimelineBar, scale: Scale, today: date, y: int) -> Linked:
    commitment = band.commitment
    title = _marked_title(commitment)
    lang = commitment.title.language if commitment.title.is_fallback else ""
    shapes: list[Shape] = [Box("hit", 0, y + 1, layout.width, layout.row - 2, 0)]
    if layout.is_narrow:
        shapes.append(Words("name halo", 0, y + 17, fitted(title, layout.width - 4), lang=lang))
        note = _note(band)
        shapes.append(Words("late halo" if note else "quiet halo", 0, y + 36, note or _note_of_state(band)))
    else:
        shapes.append(Words("quiet", 0, y + 19, commitment.reference))
        shapes.append(Words("name", NAME_LEFT, y + 19, fitted(title, NAME_WIDTH), lang=lang))
    shapes += _bar(layout, band, scale, today, y + layout.bar_at)
    return Linked(commitment.get_absolute_url(), _name(band), shapes)


def _marked_title(commitment: Commitment) -> str:
    """Return the title, after the handling mark if it is a narrow one, as in the register."""
    return (
        f"[{commitment.mark.name}] {commitment.title}" if commitment.mark.rank > NARROW_FROM else str(commitment.title)
    )


def _bar(layout: _Layout, band: TimelineBar, scale: Scale, today: date, middle: int) -> Iterator[Shape]:
    """Yield the bar up to the due date, the overdue part up to today, due date, milestones, and arrows at the ends."""
    commitment, css = band.commitment, band.status.value
    begun, due = commitment.begun_on, commitment.due_on
    begins = begun or scale.first
    ends = due or (begins if commitment.state_of is CommitmentState.COMPLETED else scale.end)
    is_thin = begun is None or due is None
    if ends >= scale.first:
        high = THIN if is_thin else BAR
        x = scale.at(begins)
        yield Box(css, x, middle - high // 2, max(scale.at(ends) - x, 3), high)
    if band.late and due:
        from_x, to_x = scale.at(due), scale.at(today)
        yield Box(OVERDUE, from_x, middle - BAR // 2 + 2, max(to_x - from_x, 3), BAR - 4, 0)
        if not layout.is_narrow:
            # Text before the line of today if there is no room after it.
            is_after = to_x + 140 < scale.right
            yield Words(
                "late halo", to_x + 8 if is_after else to_x - 8, middle + 5, _note(band), "start" if is_after else "end"
            )
    if begun is not None and begun < scale.first:
        yield chevron(scale.left, middle, to_the_left=True)
    if due is not None and due >= scale.end:
        yield chevron(scale.right, middle, to_the_left=False)
    if due is not None and scale.first <= due < scale.end:
        yield diamond("due", scale.at(due), middle)
    for point in band.points:
        yield diamond(f"point {point.css}", scale.at(point.milestone.due_on), middle, 4, 5)


def _name(band: TimelineBar) -> str:
    """Return the full accessible name of a row: number, title, state, due date, days overdue."""
    comma = pgettext("between facts on one line", ", ")
    commitment = band.commitment
    return comma.join(
        filter(None, [commitment.reference, _marked_title(commitment), _note_of_state(band), _note(band)])
    )


def _note(band: TimelineBar) -> str:
    if not band.late:
        return ""
    return ngettext("%(counter)s day overdue", "%(counter)s days overdue", band.late) % {"counter": band.late}


def _note_of_state(band: TimelineBar) -> str:
    comma = pgettext("between facts on one line", ", ")
    due = band.commitment.due_on
    said = _("due %(day)s") % {"day": day_in_words(due, _language())} if due else _("no due date")
    return f"{band.status.label}{comma}{said}"


def _language() -> str:
    return (get_language() or "en")[:2]
