"""Timeline as a picture rendered on the server, and a table with the same content."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from commitments.models import Instrument, Milestone
from commitments.views.register.rows import late_by
from contacts.models import Participant, User
from dialogue.enums import Zoom
from dialogue.forms.overview import TimelineForm
from dialogue.services.timeline import GanttChart, Window, moved, read_timeline, status_of
from dialogue.views.progress.page import progress_page
from dialogue.views.progress.timeline_drawing import Point, TimelineBar, narrow, wide


@progress_page
def timeline(request: HttpRequest, instrument: Instrument, today: date) -> HttpResponse:
    """Show commitments, milestones, key dates and Dialogues of a quarter, a year or three years."""
    assert isinstance(request.user, User)
    participants = Participant.objects.filter(participations__instrument=instrument).order_by("participations__order")
    form = TimelineForm(request.GET, participants=participants)
    lead, since, zoom = form.chosen("lead"), form.chosen("since"), Zoom(form.chosen("zoom") or Zoom.YEAR)
    window = Window(since, zoom) if since else Window.around(today, zoom)
    page = request.GET.get("page", 1)
    read = read_timeline(instrument=instrument, viewer=request.user, window=window, today=today, lead=lead, page=page)
    bands = _bands(read, today)
    number = read.page.number
    context: dict[str, Any] = {
        # Invalid values are not redisplayed as if selected.
        "form": TimelineForm(
            {"since": window.first.strftime("%Y-%m"), "lead": lead.code if lead else "", "zoom": zoom},
            participants=participants,
        ),
        "left_out": form.left_out,
        "lead": lead,
        "read": read,
        "page": read.page,
        "window": window,
        "last": window.months[-1],
        "bands": bands,
        "statuses": list(dict.fromkeys(band.status for band in bands)),
        "points": {point.css for band in bands for point in band.points},
        "drawings": [wide(read, bands, today), narrow(read, bands, today)] if bands or read.sessions else [],
        "zooms": [(each, _address(None, lead, each)) for each in Zoom],
        "earlier": _address(moved(window.first, -zoom.step), lead, zoom),
        "later": _address(moved(window.first, zoom.step), lead, zoom),
        "home": _address(None, lead, zoom),
        "before": _address(window.first, lead, zoom, number - 1) if read.page.has_previous() else "",
        "after": _address(window.first, lead, zoom, number + 1) if read.page.has_next() else "",
    }
    return render(request, "dialogue/progress/timeline.html", context)


def _bands(read: GanttChart, today: date) -> list[TimelineBar]:
    bands, before = [], object()
    for commitment in read.page:
        heading = None
        if commitment.lead_id != before:
            heading, before = commitment.lead or "", commitment.lead_id
        points = tuple(
            Point(each, _state(each, today), max((today - each.due_on).days, 0)) for each in commitment.in_window
        )
        bands.append(TimelineBar(commitment, status_of(commitment), heading, late_by(commitment, today), points))
    return bands


def _state(milestone: Milestone, today: date) -> str:
    if milestone.resolved_on is not None:
        return "done"
    return "late" if milestone.due_on < today else "ahead"


def _address(since: date | None, lead: Participant | None, zoom: Zoom, page: int = 1) -> str:
    query: dict[str, Any] = {}
    if zoom is not Zoom.YEAR:
        query["zoom"] = zoom.value
    if since is not None:
        query["since"] = since.strftime("%Y-%m")
    if lead is not None:
        query["lead"] = lead.code
    if page > 1:
        query["page"] = page
    return reverse("dialogue:timeline", query=query)
