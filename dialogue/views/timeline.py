"""Timeline as a picture rendered on the server, and a table with the same content."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from commitments.enums import CommitmentState, Health
from commitments.models import Commitment, Instrument, Milestone
from commitments.services.clocks import status_day
from commitments.views.access import readers_only
from commitments.views.register.rows import late_by
from contacts.models import Participant, User
from core.operation_costs import Operation, costs
from dialogue.forms.overview import TimelineForm
from dialogue.services.timeline import DialogueDate, GanttChart, Window, moved, read_timeline, status_of

# In pixels: left edge and width of the time axis, height of a row and of the head.
LEFT, LENGTH, ROW, HEAD = 190, 900, 32, 72
BAR = 12
STEP = 6


@dataclass(frozen=True, slots=True)
class Point:
    """Milestone on its row; ``css`` is open, late or done."""

    milestone: Milestone
    x: int
    css: str
    late: int


@dataclass(frozen=True, slots=True)
class TimelineBar:
    """Commitment on its row, with the name of its lead on the first row of the group."""

    commitment: Commitment
    status: Health | CommitmentState
    heading: Participant | str | None
    y: int
    x: int
    width: int
    is_open: bool
    late: int
    points: tuple[Point, ...]

    @property
    def middle(self) -> int:
        return self.y + ROW // 2

    @property
    def top(self) -> int:
        return self.middle - BAR // 2


@dataclass(frozen=True, slots=True)
class Mark:
    """Vertical line in the picture: a Dialogue, or the first of a month."""

    x: int
    what: DialogueDate | date


@costs(Operation.LIST)
@readers_only
@require_GET
def timeline(request: HttpRequest) -> HttpResponse:
    """Show eighteen months of commitments, milestones and Dialogues."""
    assert isinstance(request.user, User)
    instrument = Instrument.objects.order_by("pk").first()
    if instrument is None:
        raise Http404
    participants = Participant.objects.filter(participations__instrument=instrument).order_by("participations__order")
    form = TimelineForm(request.GET, participants=participants)
    today = status_day(instrument, timezone.now())
    lead, since = form.chosen("lead"), form.chosen("since")
    window = Window(since) if since else Window.around(today)
    page = request.GET.get("page", 1)
    read = read_timeline(instrument=instrument, viewer=request.user, window=window, today=today, lead=lead, page=page)
    bands = _bands(read, today)
    context: dict[str, Any] = {
        # Invalid values are not redisplayed as if selected.
        "form": TimelineForm(
            {"since": window.first.strftime("%Y-%m"), "lead": lead.code if lead else ""}, participants=participants
        ),
        "left_out": form.left_out,
        "lead": lead,
        "window": window,
        "last": moved(window.first, 17),
        "bands": bands,
        "elsewhere": read.elsewhere,
        "page": read.page,
        "sessions": read.sessions,
        "statuses": list(dict.fromkeys(band.status for band in bands)),
        "months": [Mark(LEFT + window.share(first, LENGTH), first) for first, _next in window.months],
        "marks": [Mark(LEFT + window.share(each.on, LENGTH), each) for each in read.sessions],
        "today": today if window.holds(today) else None,
        "now": LEFT + window.share(today, LENGTH),
        "head": HEAD,
        "width": LEFT + LENGTH + 10,
        "height": (bands[-1].y + ROW if bands else HEAD + ROW) + 8,
        "earlier": _address(moved(window.first, -STEP), lead),
        "later": _address(moved(window.first, STEP), lead),
        "home": _address(None, lead),
        "before": _address(window.first, lead, read.page.number - 1) if read.page.has_previous() else "",
        "after": _address(window.first, lead, read.page.number + 1) if read.page.has_next() else "",
    }
    return render(request, "dialogue/timeline.html", context)


def _bands(read: GanttChart, today: date) -> list[TimelineBar]:
    bands, y, before = [], HEAD, object()
    for commitment in read.page:
        heading = None
        if commitment.lead_id != before:
            heading, before = commitment.lead or "", commitment.lead_id
            y += ROW
        begins, ends = commitment.begun_on or read.window.first, commitment.due_on or read.window.end
        late = late_by(commitment, today)
        if late:
            ends = today
        x = LEFT + read.window.share(begins, LENGTH)
        bands.append(
            TimelineBar(
                commitment=commitment,
                status=status_of(commitment),
                heading=heading,
                y=y,
                x=x,
                width=max(LEFT + read.window.share(ends, LENGTH) - x, 3),
                is_open=commitment.begun_on is None or commitment.due_on is None,
                late=late,
                points=tuple(
                    Point(
                        each,
                        LEFT + read.window.share(each.due_on, LENGTH),
                        _state(each, today),
                        max((today - each.due_on).days, 0),
                    )
                    for each in commitment.in_window
                ),
            )
        )
        y += ROW
    return bands


def _state(milestone: Milestone, today: date) -> str:
    if milestone.resolved_on is not None:
        return "done"
    return "late" if milestone.due_on < today else "ahead"


def _address(since: date | None, lead: Participant | None, page: int = 1) -> str:
    asked: dict[str, Any] = {}
    if since is not None:
        asked["since"] = since.strftime("%Y-%m")
    if lead is not None:
        asked["lead"] = lead.code
    if page > 1:
        asked["page"] = page
    return reverse("dialogue:timeline", query=asked)
