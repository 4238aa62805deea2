"""Register query, shared by the page, exports and saved views so that all return the same rows.

Parameters have the names of the API. Unknown ones are ignored and reported, since an address may be outdated.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict

from commitments.forms import CommitmentFilters
from commitments.models import Commitment
from commitments.services.register_views import RegisterView, view_of
from commitments.views.register.columns import COLUMNS, USUAL, RegisterColumn
from commitments.views.register.filter_choices import FilterOptions, known_provisions, offers
from commitments.views.register.ordering import orders_of, with_orders
from contacts.models import User
from contacts.services.today import today_for, zones_of_sides
from core.rest.read.filters import KeyFilter, OneOf, keys
from core.rest.read.sort_orders import SortColumn as OrderColumn
from core.search import is_searchable, matching

SEARCHED = ("reference", "title", "text")
# Parameters of the page position, which belong to no view and no export.
PLACES = frozenset({"after", "before", "from"})
LONGEST_VALUE = 300


@dataclass(frozen=True, slots=True)
class IgnoredParameter:
    """Ignored query parameter or value."""

    name: str
    value: str


@dataclass(frozen=True)
class RegisterQuery:
    """Register query of one reader.

    ``filters`` has the active filters, ``view`` the requested view, ``places`` the page position.
    """

    viewer: User
    today: date
    filters: Mapping[str, str]
    search: str
    ordering: str
    columns: tuple[RegisterColumn, ...]
    view: RegisterView | None
    places: Mapping[str, str]
    left_out: tuple[IgnoredParameter, ...]
    offers: Mapping[str, FilterOptions] = field(repr=False)

    @cached_property
    def found(self) -> QuerySet[Any]:
        """Commitments that match the query and are visible to the reader, unordered."""
        rows: QuerySet[Any] = Commitment.objects.visible_to(self.viewer)
        if self.filters:
            rows = _filter_set(self.filters, self.viewer, rows).qs
        return matching(rows, SEARCHED, self.search) if self.search else rows

    @property
    def orders(self) -> tuple[OrderColumn, ...]:
        return orders_of(self.ordering)

    @property
    def in_order(self) -> QuerySet[Any]:
        """Matching commitments in the requested order, which is total."""
        rows: QuerySet[Any] = with_orders(self.found, self.orders)
        return rows.order_by(*(order.order(backwards=False) for order in self.orders))

    def query(self, **changes: str) -> str:
        """Return the query string with ``changes``, without the page position and without empty parameters."""
        said = {"search": self.search, **self.filters, "ordering": self.ordering}
        if self.columns != USUAL:
            said["columns"] = ",".join(column.name for column in self.columns)
        said |= changes
        return urlencode({name: value for name, value in said.items() if value}, safe=",()")


def read_register_query(query: QueryDict, viewer: User) -> RegisterQuery:
    """Parse ``query``, with nine statements, plus one each for a saved view and for provisions."""
    today = today_for(viewer, capitals=zones_of_sides())
    given = {name: _given(query, name) for name in query}
    left_out = [IgnoredParameter(name, value[:40]) for name, value in given.items() if not _is_valid_value(value)]
    given = {name: value for name, value in given.items() if value and _is_valid_value(value)}
    view = None
    if slug := given.pop("view", ""):
        view = view_of(slug, viewer=viewer, today=today)
        if view is None:
            left_out.append(IgnoredParameter("view", slug))
        else:
            saved = QueryDict(view.query)
            given = {name: _given(saved, name) for name in saved} | given
    there = offers()
    filters, wrong = _filters(given, there, viewer)
    left_out += wrong
    columns, wrong = _columns(given.pop("columns", ""))
    left_out += wrong
    ordering = given.pop("ordering", "")
    if ordering and not orders_of(ordering):
        left_out.append(IgnoredParameter("ordering", ordering))
        ordering = ""
    search = given.pop("search", "").strip()
    if not is_searchable(search):
        left_out.append(IgnoredParameter("search", f"{search[:20]}…"))
        search = ""
    places = {name: given.pop(name) for name in PLACES & given.keys()}
    left_out += [
        IgnoredParameter(name, value) for name, value in given.items() if name not in CommitmentFilters.base_filters
    ]
    return RegisterQuery(viewer, today, filters, search, ordering, columns, view, places, tuple(left_out), there)


def _given(query: QueryDict, name: str) -> str:
    """Join repeated parameters, which forms send, into the comma-separated value of the API."""
    return ",".join(value.strip() for value in query.getlist(name) if value.strip())


def _is_valid_value(value: str) -> bool:
    return "\x00" not in value and len(value) <= LONGEST_VALUE


def _columns(text: str) -> tuple[tuple[RegisterColumn, ...], list[IgnoredParameter]]:
    """Return the named columns in display order, or the default ones if none is named."""
    names = [name for name in text.split(",") if name]
    wrong = [IgnoredParameter("columns", name) for name in names if name not in COLUMNS]
    return tuple(column for name, column in COLUMNS.items() if name in names) or USUAL, wrong


def _filters(
    given: Mapping[str, str], there: Mapping[str, FilterOptions], viewer: User
) -> tuple[dict[str, str], list[IgnoredParameter]]:
    """Split query parameters into valid filters and unknown values."""
    filters, left_out = {}, []
    for name in CommitmentFilters.base_filters:
        if name not in given:
            continue
        valid, wrong = _values(name, given[name], there)
        left_out += [IgnoredParameter(name, value) for value in wrong]
        if valid:
            filters[name if len(valid) == 1 or _takes_several(name) else f"{name}__in"] = ",".join(valid)
    # Values that the filter set rejects, such as an invalid date.
    for name in list(_filter_set(filters, viewer, Commitment.objects.none()).errors) if filters else ():
        left_out.append(IgnoredParameter(name, filters.pop(name)))
    return filters, left_out


def _values(name: str, text: str, there: Mapping[str, FilterOptions]) -> tuple[list[str], list[str]]:
    """Split the values of a filter into known and unknown ones."""
    offer = there.get(name.removesuffix("__in").removesuffix("__not"))
    if offer is None and name != "provision":
        return [text], []
    requested = [value for value in text.split(",") if value]
    if name in {"area", "form"}:
        requested = keys(requested)
    known = known_provisions(requested) if offer is None else offer.words.keys()
    return [value for value in requested if value in known], [value for value in requested if value not in known]


def _takes_several(name: str) -> bool:
    several = isinstance(CommitmentFilters.base_filters[name], KeyFilter | OneOf)
    return several or f"{name}__in" not in CommitmentFilters.base_filters


def _filter_set(filters: Mapping[str, str], viewer: User, rows: QuerySet[Any]) -> CommitmentFilters:
    # The filter set reads only ``user`` from the request.
    asking: Any = SimpleNamespace(user=viewer)
    return CommitmentFilters(dict(filters), queryset=rows, request=asking)


def names_of(filters: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each filter value separately, for the chips that remove it."""
    for name, text in filters.items():
        several = isinstance(CommitmentFilters.base_filters[name], KeyFilter | OneOf)
        for value in text.split(",") if several else [text]:
            yield name, value
