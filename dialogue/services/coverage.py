"""Coverage matrix: active work in each area (article 2(c)) and form (article 3(a))."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext_lazy as _

from commitments.enums import ActivityState
from commitments.models import Activity, AreaOfCooperation, Commitment, FormOfCooperation, Instrument
from contacts.models import Participant, User
from core.text.multilingual_text import MultilingualText
from core.text.times import Year
from dialogue.rules.agenda.inputs import AreaOrForm
from dialogue.services.inactive_areas import InactiveAreas, read_silence

COMMITMENTS, ACTIVITIES = "commitments", "activities"

# Names of the forms that fit above a column; the legend has those of the MOC. A form added by decision has its title.
SHORT_NAMES = {
    "3(a)(i)": _("Trade and investment"),
    "3(a)(ii)": _("Workshops and pilots"),
    "3(a)(iii)": _("Missions"),
    "3(a)(iv)": _("Networks"),
    "3(a)(v)": _("Industry and academia"),
}

# Thresholds of the shades; each cell also shows its number.
STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class CoverageAxis:
    """Area or form as a row or column; ``pk`` is None for records without one."""

    pk: int | None
    code: str
    title: MultilingualText
    retired_on: date | None = None
    silent: bool = False

    @property
    def short_name(self) -> str:
        return str(SHORT_NAMES.get(self.code, self.title))


@dataclass(frozen=True, slots=True)
class Cell:
    area: CoverageAxis | None
    form: CoverageAxis | None
    count: int

    @property
    def step(self) -> int:
        """Return the shade from 0 to 3: none, one, some, many."""
        return sum(self.count >= least for least in STEPS)


@dataclass(frozen=True, slots=True)
class CoverageRow:
    area: CoverageAxis
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True, slots=True)
class Matrix:
    """Coverage matrix. ``sums`` are those of the columns; a record in several forms counts once in a total."""

    forms: tuple[CoverageAxis, ...]
    rows: tuple[CoverageRow, ...]
    sums: tuple[Cell, ...]
    total: Cell
    silence: InactiveAreas

    @property
    def silent(self) -> tuple[CoverageAxis, ...]:
        return tuple(row.area for row in self.rows if row.area.silent)


def counted(
    *, instrument: Instrument, viewer: User, what: str, lead: Participant | None = None, year: Year | None = None
) -> QuerySet[Any]:
    """Return the active commitments or the activities that ``viewer`` may see and the matrix counts.

    Cooperation that existed before signature (article 2(b)) and cancelled activities are not counted. ``lead`` filters
    by the Participant that leads or organizes, ``year`` by the due date of commitments and the start of activities.
    """
    if what == ACTIVITIES:
        held = Activity.objects.visible_to(viewer).filter(instrument=instrument)
        rows: QuerySet[Any] = held.exclude(state=ActivityState.CANCELLED)
        path, day = "organizer", "starts_on"
    else:
        rows = Commitment.objects.visible_to(viewer).filter(instrument=instrument).active().new_cooperation()
        path, day = "lead", "due_on"
    if lead is not None:
        rows = rows.filter(**{path: lead})
    return rows.filter(**{f"{day}__range": year.days}) if year is not None else rows


def years(*, instrument: Instrument, viewer: User, what: str) -> list[Year]:
    """Return the calendar and the fiscal years of due dates or starts of the counted records, ascending."""
    rows = counted(instrument=instrument, viewer=viewer, what=what)
    day = "starts_on" if what == ACTIVITIES else "due_on"
    months = rows.exclude(**{day: None}).order_by().annotate(of=TruncMonth(day)).values_list("of", flat=True).distinct()
    found = {Year.of(month, is_fiscal=fiscal) for month in months for fiscal in (False, True)}
    return sorted(found, key=lambda year: (year.is_fiscal, year.number))


def read_matrix(
    *,
    instrument: Instrument,
    viewer: User,
    today: date,
    what: str = COMMITMENTS,
    lead: Participant | None = None,
    year: Year | None = None,
) -> Matrix:
    """Return the matrix on the day ``today``; silence is independent of the filters."""
    silence = read_silence(instrument=instrument, viewer=viewer, today=today)
    rows = counted(instrument=instrument, viewer=viewer, what=what, lead=lead, year=year)
    # An activity belongs to the areas of the visible commitments that it serves.
    area, form = ("commitments__areas", "form") if what == ACTIVITIES else ("areas", "forms")
    if what == ACTIVITIES:
        cells, by_area = _through_commitments(rows, viewer)
    else:
        cells, by_area = _count(rows, area, form), _count(rows, area)
    by_form, total = _count(rows, form), rows.count()
    areas = _places(AreaOfCooperation.objects.filter(instrument=instrument), silence.areas, silence.silent, today)
    forms = _places(FormOfCooperation.objects.filter(instrument=instrument), silence.forms, silence.silent, today)
    if (None,) in by_area:
        areas.append(CoverageAxis(None, "", MultilingualText()))
    if (None,) in by_form:
        forms.append(CoverageAxis(None, "", MultilingualText()))
    return Matrix(
        forms=tuple(forms),
        rows=tuple(
            CoverageRow(
                one,
                tuple(Cell(one, other, cells.get((one.pk, other.pk), 0)) for other in forms),
                Cell(one, None, by_area.get((one.pk,), 0)),
            )
            for one in areas
        ),
        sums=tuple(Cell(None, other, by_form.get((other.pk,), 0)) for other in forms),
        total=Cell(None, None, total),
        silence=silence,
    )


def in_cell(
    rows: QuerySet[Any], viewer: User, *, area: CoverageAxis | None, form: CoverageAxis | None
) -> QuerySet[Any]:
    """Return the activities of ``rows`` counted in a cell."""
    if form is not None:
        rows = rows.filter(form=form.pk)
    if area is None:
        return rows
    seen = Commitment.objects.visible_to(viewer)
    if area.pk is None:
        return rows.exclude(pk__in=Activity.objects.filter(commitments__in=seen.filter(areas__isnull=False)))
    return rows.filter(pk__in=Activity.objects.filter(commitments__in=seen.filter(areas=area.pk)))


type Counts = Mapping[tuple[int | None, ...], int]


def _count(rows: QuerySet[Any], *paths: str, distinct: bool = False) -> Counts:
    """Return counts of rows grouped by ``paths``; ``distinct`` if joins can repeat a row."""
    found = rows.order_by().values_list(*paths).annotate(Count("pk", distinct=distinct))
    return {tuple(keys): n for *keys, n in found}


def _through_commitments(rows: QuerySet[Any], viewer: User) -> tuple[Counts, Counts]:
    """Return counts by area and form, and by area, in two queries; None for activities without a visible area."""
    seen = Commitment.objects.visible_to(viewer).filter(areas__isnull=False)
    served = Activity.objects.filter(commitments__in=seen)
    links = rows.filter(commitments__in=seen)
    without = rows.exclude(pk__in=served)
    cells = dict(_count(links, "commitments__areas", "form", distinct=True)) | {
        (None, *keys): n for keys, n in _count(without, "form").items()
    }
    by_area = dict(_count(links, "commitments__areas", distinct=True))
    if lacking := without.count():
        by_area[None,] = lacking
    return cells, by_area


def _places(
    rows: QuerySet[Any], facts: Sequence[AreaOrForm], silent: frozenset[str], today: date
) -> list[CoverageAxis]:
    """Return each area or form as a place; a future retirement is ignored."""
    places, by_code = [], {row.code: row for row in rows}
    for fact in facts:
        row = by_code[fact.code]
        retired_on = row.retired_on if row.retired_on and row.retired_on <= today else None
        places.append(CoverageAxis(row.pk, fact.code, fact.title, retired_on, fact.code in silent))
    return places
