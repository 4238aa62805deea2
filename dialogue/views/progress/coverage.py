"""Coverage matrix of areas and forms, with silent ones marked."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from commitments.enums import CommitmentState, Origin
from commitments.models import Instrument
from commitments.rules.codes import key_of
from contacts.models import Participant, User
from core.db.multilingual import year_in_words
from core.text.times import Year
from dialogue.forms.overview import CoverageForm
from dialogue.services import coverage as matrices
from dialogue.services.coverage import ACTIVITIES, COMMITMENTS, Cell, CoverageAxis, Matrix
from dialogue.views.progress.page import progress_page

# Maximum number of activities listed for a cell; filters narrow it down.
LISTED = 100

# Cooperation that existed before signature is never counted as new (article 2(b)).
COUNTED_ORIGINS = ",".join(origin for origin in Origin if origin is not Origin.BASELINE)

NONE = "none"


@dataclass(frozen=True, slots=True)
class LinkedCell:
    """Cell with the URL of the records it counts."""

    cell: Cell
    url: str


@dataclass(frozen=True, slots=True)
class CoverageTableRow:
    area: CoverageAxis
    url_of_text: str
    cells: tuple[LinkedCell, ...]
    total: LinkedCell


@progress_page
def coverage(request: HttpRequest, instrument: Instrument, today: date) -> HttpResponse:
    """Show the matrix as a table in which every number links to its records."""
    assert isinstance(request.user, User)
    user = request.user
    what = ACTIVITIES if request.GET.get("count") == ACTIVITIES else COMMITMENTS
    form = CoverageForm(
        request.GET,
        participants=Participant.objects.filter(participations__instrument=instrument).order_by(
            "participations__order"
        ),
        years=matrices.years(instrument=instrument, viewer=user, what=what),
    )
    lead, year = form.chosen("lead"), form.chosen("year")
    matrix = matrices.read_matrix(
        instrument=instrument,
        viewer=user,
        today=today,
        what=what,
        lead=lead,
        year=year,
    )
    address = _Address(what, lead, year)
    context: dict[str, Any] = {
        "form": form,
        "what": what,
        "lead": lead,
        "year": year_in_words(year) if year else "",
        "matrix": matrix,
        "lines": [
            CoverageTableRow(
                row.area,
                _in_the_text(row.area),
                tuple(LinkedCell(cell, address.of(cell)) for cell in row.cells),
                LinkedCell(row.total, address.of(row.total)),
            )
            for row in matrix.rows
        ],
        "sums": [LinkedCell(cell, address.of(cell)) for cell in matrix.sums],
        "total": LinkedCell(matrix.total, address.of(matrix.total)),
        "silent": [row.area for row in matrix.rows if row.area.silent],
    }
    if what == ACTIVITIES:
        context |= _listed(request, user, matrix, instrument, lead, year)
    return render(request, "dialogue/progress/coverage.html", context)


@dataclass(frozen=True, slots=True)
class _Address:
    """URL of the list of a cell's records, with the filters of the matrix and of the cell."""

    what: str
    lead: Participant | None
    year: Year | None

    def of(self, cell: Cell) -> str:
        if not cell.count:
            return ""
        return self._of_activities(cell) if self.what == ACTIVITIES else self._of_commitments(cell)

    def _of_commitments(self, cell: Cell) -> str:
        query: dict[str, Any] = {"state": CommitmentState.ACTIVE.value, "origin__in": COUNTED_ORIGINS}
        for name, place in (("area", cell.area), ("form", cell.form)):
            if place is not None:
                query |= {name: key_of(place.code)} if place.pk else {f"{name}__isnull": "true"}
        if self.lead:
            query["lead"] = self.lead.code
        if self.year:
            first, last = self.year.days
            query |= {"due_on__gte": first.isoformat(), "due_on__lte": last.isoformat()}
        return reverse("commitments:register", query=query)

    def _of_activities(self, cell: Cell) -> str:
        query: dict[str, Any] = {"count": ACTIVITIES, "in": "list"}
        if self.lead:
            query["lead"] = self.lead.code
        if self.year:
            query["year"] = self.year.code
        for name, place in (("area", cell.area), ("form", cell.form)):
            if place is not None:
                query[name] = place.code or NONE
        return reverse("dialogue:coverage", query=query) + "#listed"


def _listed(
    request: HttpRequest, user: User, matrix: Matrix, instrument: Instrument, lead: Any, year: Year | None
) -> dict[str, Any]:
    """Return the activities of the cell in the URL: the register has no list of activities by area."""
    if request.GET.get("in") != "list":
        return {}
    area = _named(request.GET.get("area", ""), tuple(row.area for row in matrix.rows))
    form = _named(request.GET.get("form", ""), matrix.forms)
    rows = matrices.counted(instrument=instrument, viewer=user, what=ACTIVITIES, lead=lead, year=year)
    found = matrices.in_cell(rows, user, area=area, form=form).select_related("organizer", "mark", "form")
    return {
        "listed": found.order_by("starts_on", "reference__natural")[:LISTED],
        "listed_in": [place for place in (area, form) if place is not None],
        "most": LISTED,
    }


def _named(code: str, places: tuple[CoverageAxis, ...]) -> CoverageAxis | None:
    if code == NONE:
        return next((place for place in places if place.pk is None), None)
    return next((place for place in places if code and place.code == code), None)


def _in_the_text(place: CoverageAxis) -> str:
    """Return the URL of the area in the text; a further area links to the open end it was added under."""
    if place.pk is None:
        return ""
    return f"{reverse('commitments:text')}#{key_of(place.code.rpartition('-')[0] or place.code)}"
