"""Calendar of one month as a table of weeks, with a list of the same entries."""

from calendar import SUNDAY, Calendar as Weeks
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from commitments.models import Instrument
from contacts.models import Participant, Side, User
from core.text.date_formatting import weekdays
from dialogue.forms.overview import MonthForm
from dialogue.services.month import MonthEntry, read_month
from dialogue.services.timeline import moved
from dialogue.views.progress.page import progress_page

# Entries of a day in the table of weeks; the list has the others too.
IN_A_CELL = 4


@dataclass(frozen=True, slots=True)
class Day:
    """Day of the month with its entries, of which the table shows the first ones and the list all."""

    on: date
    is_today: bool
    is_weekend: bool
    holidays: Sequence[Side]
    entries: Sequence[MonthEntry]

    @property
    def shown(self) -> Sequence[MonthEntry]:
        return self.entries[:IN_A_CELL]

    @property
    def more(self) -> int:
        return len(self.entries) - len(self.shown)


@progress_page
def calendar(request: HttpRequest, instrument: Instrument, today: date) -> HttpResponse:
    """Show due dates, key dates, Dialogues, activities and holidays of a month."""
    assert isinstance(request.user, User)
    participants = Participant.objects.filter(participations__instrument=instrument).order_by("participations__order")
    form = MonthForm(request.GET, participants=participants)
    lead = form.chosen("lead")
    first = form.chosen("since") or today.replace(day=1)
    month = read_month(
        instrument=instrument, viewer=request.user, first=first, end=moved(first, 1), today=today, lead=lead
    )
    by_day: defaultdict[date, list[MonthEntry]] = defaultdict(list)
    for entry in month.entries:
        by_day[entry.on].append(entry)

    def in_table(on: date) -> Day | None:
        """Return the day with its entries; None for one of another month, which the table leaves empty."""
        if on.month != first.month:
            return None
        is_weekend = on.isoweekday() > 5  # noqa: PLR2004  # Saturday and Sunday.
        return Day(on, on == today, is_weekend, month.holidays.get(on, ()), by_day[on])

    weeks = [[in_table(day) for day in week] for week in Weeks(SUNDAY).monthdatescalendar(first.year, first.month)]
    *others, sunday = weekdays((get_language() or "en")[:2])
    context: dict[str, Any] = {
        # Invalid values are not redisplayed as if selected.
        "form": MonthForm(
            {"since": first.strftime("%Y-%m"), "lead": lead.code if lead else ""}, participants=participants
        ),
        "left_out": form.left_out,
        "lead": lead,
        "month": month,
        "last": month.end - timedelta(days=1),
        "weeks": weeks,
        # From Sunday on, as in the calendars of both countries.
        "weekdays": [sunday, *others],
        "days": [day for week in weeks for day in week if day and (day.holidays or day.entries)],
        "earlier": _address(moved(first, -1), lead),
        "later": _address(moved(first, 1), lead),
        "home": _address(None, lead),
    }
    return render(request, "dialogue/progress/calendar.html", context)


def _address(month: date | None, lead: Participant | None) -> str:
    query = {"since": month.strftime("%Y-%m") if month else "", "lead": lead.code if lead else ""}
    return reverse("dialogue:calendar", query={name: value for name, value in query.items() if value})
