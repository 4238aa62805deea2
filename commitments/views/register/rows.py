"""Page of the register: its rows with their display values, and the size of the result."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, QuerySet

from commitments.models import Commitment, CommitmentArea, CommitmentForm, ProgressReport, SupportingParticipant
from commitments.services.report_dates import report_note
from commitments.views.register.ordering import rows_from, with_orders
from commitments.views.register.query_params import RegisterQuery
from contacts.models import User
from core.db.multilingual import year_in_words
from core.text.times import Year

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
    report_note: str
    fiscal_year: str


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


def read_page(listing: RegisterQuery) -> RegisterPage:
    """Return the requested page, with a number of statements that depends only on its columns."""
    place, backwards = _place(listing)
    rows = with_orders(listing.found.select_related("lead", "mark").defer(*UNSHOWN), listing.orders)
    most, searched = SHOWN + 1, bool(listing.search)
    found = rows_from(rows, listing.orders, place, backwards=backwards, most=most, searched=searched)
    further, found = len(found) > SHOWN, found[:SHOWN]
    if backwards:
        found.reverse()
    most = COUNTED_IN_SEARCH if searched else COUNTED
    count = listing.found.order_by()[: most + 1].count()
    first = _first(listing, place, backwards=backwards, shown=len(found))
    before, after = {}, {}
    if found:
        if further if backwards else place is not None:
            before = {"before": found[0].reference, "from": str(max(first - 1, 1))}
        if further or backwards:
            after = {"after": found[-1].reference, "from": str(first + len(found))}
    return RegisterPage(displayed_rows(found, listing), first, min(count, most), count > most, before, after)


def _place(listing: RegisterQuery) -> tuple[Commitment | None, bool]:
    """Return the commitment at which the page starts (None if hidden or missing), and whether it reads backwards."""
    backwards = "before" in listing.places
    reference = listing.places.get("before" if backwards else "after", "")
    if not reference:
        return None, False
    seen = with_orders(Commitment.objects.visible_to(listing.viewer), listing.orders)
    place = seen.select_related("lead").filter(reference=reference).first()
    return place, backwards and place is not None


def _first(listing: RegisterQuery, place: Commitment | None, *, backwards: bool, shown: int) -> int:
    """Return the number of the first row as counted by the previous page; the parameter may have any value."""
    said = listing.places.get("from", "")
    if place is None or not (said.isascii() and said.isdecimal() and len(said) <= LONGEST_PLACE):
        return 1
    return max(int(said) - shown + 1, 1) if backwards else max(int(said), 1)


def displayed_rows(found: Sequence[Commitment], listing: RegisterQuery) -> tuple[RegisterRow, ...]:
    """Return the rows of the commitments ``found``, with a number of statements that depends only on the columns."""
    names = {column.name for column in listing.columns}
    keys = [commitment.pk for commitment in found]
    areas = _codes(CommitmentArea.objects.order_by("area__order"), keys, "area__code") if "areas" in names else {}
    forms = _codes(CommitmentForm.objects.order_by("form__order"), keys, "form__code") if "forms" in names else {}
    supporting = _supporting(keys) if "supporting" in names else {}
    reports = _last_reports(keys) if "last_report" in names else {}
    return tuple(
        RegisterRow(
            commitment=each,
            late=late_by(each, listing.today),
            areas=areas.get(each.pk, ()),
            forms=forms.get(each.pk, ()),
            supporting=supporting.get(each.pk, ()),
            last_report=reports.get(each.pk),
            report_note=report_note(each, listing.today),
            fiscal_year=year_in_words(Year.of(each.due_on, is_fiscal=True)) if each.due_on else "",
        )
        for each in found
    )


def late_by(commitment: Commitment, today: date) -> int:
    """Return the days by which an active commitment is overdue on ``today``."""
    if commitment.due_on is None or not commitment.state_of.is_open:
        return 0
    return max((today - commitment.due_on).days, 0)


def changeable(commitments: Iterable[Commitment], user: User) -> set[int]:
    """Return the keys of the commitments that the reader may edit, and so select for a bulk update."""
    return {each.pk for each in commitments if user.has_perm("commitments.change_commitment", each)}


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
    reports = ProgressReport.objects.in_force().filter(commitment__in=keys)
    last = reports.order_by().values("commitment").annotate(Max("reported_on"))
    return dict(last.values_list("commitment", "reported_on__max"))
