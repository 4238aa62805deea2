"""Page of the register: its rows with their display values, and the size of the result."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Max, OuterRef, QuerySet

from commitments.models import Commitment, CommitmentArea, CommitmentForm, ProgressReport, SupportingParticipant
from commitments.views.register.ordering import rows_from
from commitments.views.register.query_params import Asked

SHOWN = 50
# Results are counted up to this number, to limit the cost of the query.
COUNTED = 1_000
# Lower limit for searches, which read text after text.
COUNTED_IN_SEARCH = 200
LONGEST_PLACE = 6

# Columns that the list does not show.
UNSHOWN = ("text_en", "text_fr", "text_ja", "source", "state_reason")


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """Row with values from other tables; ``late`` is in days, 0 if it is not overdue."""

    commitment: Commitment
    late: int
    areas: Sequence[str]
    forms: Sequence[str]
    supporting: Sequence[str]
    last_report: date | None


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """Page of the register; ``count`` is the number of results, ``more`` is true if there are more than that.

    ``before`` and ``after`` are query parameters of the adjacent pages, empty if there is none.
    """

    rows: tuple[RegisterRow, ...]
    first: int
    count: int
    more: bool
    before: dict[str, str]
    after: dict[str, str]

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1


def read_page(asked: Asked) -> RegisterPage:
    """Return the requested page, with a number of statements that depends only on its columns."""
    place, backwards = _place(asked)
    rows = asked.found.select_related("lead", "mark").defer(*UNSHOWN)
    most, searched = SHOWN + 1, bool(asked.search)
    found = rows_from(rows, asked.orders, place, backwards=backwards, most=most, searched=searched)
    further, found = len(found) > SHOWN, found[:SHOWN]
    if backwards:
        found.reverse()
    most = COUNTED_IN_SEARCH if searched else COUNTED
    count = asked.found.order_by()[: most + 1].count()
    first = _first(asked, place, backwards=backwards, shown=len(found))
    before, after = {}, {}
    if found:
        if further if backwards else place is not None:
            before = {"before": found[0].reference, "from": str(max(first - 1, 1))}
        if further or backwards:
            after = {"after": found[-1].reference, "from": str(first + len(found))}
    return RegisterPage(_rows(found, asked), first, min(count, most), count > most, before, after)


def _place(asked: Asked) -> tuple[Commitment | None, bool]:
    """Return the commitment at which the page starts (None if hidden or missing), and whether it reads backwards."""
    backwards = "before" in asked.places
    reference = asked.places.get("before" if backwards else "after", "")
    if not reference:
        return None, False
    seen: QuerySet[Any] = Commitment.objects.visible_to(asked.viewer)
    place = seen.select_related("lead").filter(reference=reference).first()
    return place, backwards and place is not None


def _first(asked: Asked, place: Commitment | None, *, backwards: bool, shown: int) -> int:
    """Return the number of the first row as counted by the previous page; the parameter may have any value."""
    said = asked.places.get("from", "")
    if place is None or not (said.isascii() and said.isdecimal() and len(said) <= LONGEST_PLACE):
        return 1
    return max(int(said) - shown + 1, 1) if backwards else max(int(said), 1)


def _rows(found: Sequence[Commitment], asked: Asked) -> tuple[RegisterRow, ...]:
    names = {column.name for column in asked.columns}
    keys = [commitment.pk for commitment in found]
    areas = _codes(CommitmentArea.objects.order_by("area__order"), keys, "area__code") if "areas" in names else {}
    forms = _codes(CommitmentForm.objects.order_by("form__order"), keys, "form__code") if "forms" in names else {}
    supporting = _supporting(keys) if "supporting" in names else {}
    reports = _last_reports(keys) if "last_report" in names else {}
    return tuple(
        RegisterRow(
            commitment=each,
            late=late_by(each, asked.today),
            areas=areas.get(each.pk, ()),
            forms=forms.get(each.pk, ()),
            supporting=supporting.get(each.pk, ()),
            last_report=reports.get(each.pk),
        )
        for each in found
    )


def late_by(commitment: Commitment, today: date) -> int:
    """Return the days by which an active commitment is overdue on ``today``."""
    if commitment.due_on is None or not commitment.state_of.is_open:
        return 0
    return max((today - commitment.due_on).days, 0)


def _codes(links: QuerySet[Any], keys: Sequence[int], path: str) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for key, code in links.filter(commitment__in=keys).values_list("commitment", path):
        found[key].append(code)
    return found


def _supporting(keys: Sequence[int]) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for link in SupportingParticipant.objects.filter(commitment__in=keys).select_related("participant"):
        found[link.commitment_id].append(str(link.participant))
    return found


def _last_reports(keys: Sequence[int]) -> dict[int, date]:
    """Return the date of the last valid report by commitment. Submitted reports are visible with their commitment."""
    # A correlated subquery; otherwise the database would read all corrections.
    correction = ProgressReport.objects.submitted().filter(corrects=OuterRef("pk"))
    in_force = ProgressReport.objects.submitted().filter(~Exists(correction))
    last = in_force.filter(commitment__in=keys).order_by().values("commitment").annotate(Max("reported_on"))
    return dict(last.values_list("commitment", "reported_on__max"))
