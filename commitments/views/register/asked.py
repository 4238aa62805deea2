"""What an address asks the register for. Export, saved views and the page read it here, and so mean the same.

The names are those that programs use. What is not there is left out and told of, since an address may be old.
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
from commitments.services.register_views import View, view_of
from commitments.views.register.columns import COLUMNS, USUAL, Column
from commitments.views.register.offers import Offer, known_provisions, offers
from commitments.views.register.ordering import orders_of
from contacts.models import User
from contacts.services.today import today_for
from core.rest.read.filters import Keyed, OneOf, keys
from core.rest.read.sort_orders import Column as OrderColumn
from core.search import is_searchable, matching

SEARCHED = ("reference", "title", "text")
# Where a page begins, which belongs to no view and to no export.
PLACES = frozenset({"after", "before", "from"})
LONGEST_VALUE = 300


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that the address names and that is not there."""

    name: str
    value: str


@dataclass(frozen=True)
class Asked:
    """A list of the register, as one reader asks for it.

    ``filters`` has what is filtered by, ``view`` the view that the address names, ``places`` where the page begins.
    """

    viewer: User
    today: date
    filters: Mapping[str, str]
    search: str
    ordering: str
    columns: tuple[Column, ...]
    view: View | None
    places: Mapping[str, str]
    left_out: tuple[LeftOut, ...]
    offers: Mapping[str, Offer] = field(repr=False)

    @cached_property
    def found(self) -> QuerySet[Any]:
        """The commitments that the reader may see and asks for, in no order."""
        rows: QuerySet[Any] = Commitment.objects.visible_to(self.viewer)
        if self.filters:
            rows = _filter_set(self.filters, self.viewer, rows).qs
        return matching(rows, SEARCHED, self.search) if self.search else rows

    @property
    def orders(self) -> tuple[OrderColumn, ...]:
        return orders_of(self.ordering)

    @property
    def in_order(self) -> QuerySet[Any]:
        """The same in the order asked for, in which no two have the same place."""
        return self.found.order_by(*(order.order(backwards=False) for order in self.orders))

    def query(self, **changes: str) -> str:
        """The address of this list without where its page begins, with ``changes``; what is empty is left out."""
        said = {"search": self.search, **self.filters, "ordering": self.ordering}
        if self.columns != USUAL:
            said["columns"] = ",".join(column.name for column in self.columns)
        said |= changes
        return urlencode({name: value for name, value in said.items() if value}, safe=",()")


def read_asked(query: QueryDict, viewer: User) -> Asked:
    """What ``query`` asks for. Nine statements, and one for each of a saved view and provisions."""
    today = today_for(viewer)
    given = {name: _given(query, name) for name in query}
    left_out = [LeftOut(name, value[:40]) for name, value in given.items() if not _may_be_asked(value)]
    given = {name: value for name, value in given.items() if value and _may_be_asked(value)}
    view = None
    if slug := given.pop("view", ""):
        view = view_of(slug, viewer=viewer, today=today)
        if view is None:
            left_out.append(LeftOut("view", slug))
        else:
            kept = QueryDict(view.query)
            given = {name: _given(kept, name) for name in kept} | given
    there = offers()
    filters, wrong = _filters(given, there, viewer)
    left_out += wrong
    columns, wrong = _columns(given.pop("columns", ""))
    left_out += wrong
    ordering = given.pop("ordering", "")
    if ordering and not orders_of(ordering):
        left_out.append(LeftOut("ordering", ordering))
        ordering = ""
    search = given.pop("search", "").strip()
    if not is_searchable(search):
        left_out.append(LeftOut("search", f"{search[:20]}…"))
        search = ""
    places = {name: given.pop(name) for name in PLACES & given.keys()}
    left_out += [LeftOut(name, value) for name, value in given.items() if name not in CommitmentFilters.base_filters]
    return Asked(viewer, today, filters, search, ordering, columns, view, places, tuple(left_out), there)


def _given(query: QueryDict, name: str) -> str:
    """What a form sends as several fields of one name is written with commas, as programs do."""
    return ",".join(value.strip() for value in query.getlist(name) if value.strip())


def _may_be_asked(value: str) -> bool:
    return "\x00" not in value and len(value) <= LONGEST_VALUE


def _columns(text: str) -> tuple[tuple[Column, ...], list[LeftOut]]:
    """The columns that are named, in the order in which they always stand; the usual ones where none is."""
    names = [name for name in text.split(",") if name]
    wrong = [LeftOut("columns", name) for name in names if name not in COLUMNS]
    return tuple(column for name, column in COLUMNS.items() if name in names) or USUAL, wrong


def _filters(
    given: Mapping[str, str], there: Mapping[str, Offer], viewer: User
) -> tuple[dict[str, str], list[LeftOut]]:
    """What of ``given`` filters, and what of it is not there."""
    filters, left_out = {}, []
    for name in CommitmentFilters.base_filters:
        if name not in given:
            continue
        kept, wrong = _values(name, given[name], there)
        left_out += [LeftOut(name, value) for value in wrong]
        if kept:
            filters[name if len(kept) == 1 or _takes_several(name) else f"{name}__in"] = ",".join(kept)
    # What the filters themselves refuse, such as a day that is none.
    for name in list(_filter_set(filters, viewer, Commitment.objects.none()).errors) if filters else ():
        left_out.append(LeftOut(name, filters.pop(name)))
    return filters, left_out


def _values(name: str, text: str, there: Mapping[str, Offer]) -> tuple[list[str], list[str]]:
    """The values of a filter that are there, and those that are not."""
    offer = there.get(name.removesuffix("__in"))
    if offer is None and name != "provision":
        return [text], []
    asked = [value for value in text.split(",") if value]
    if name in {"area", "form"}:
        asked = keys(asked)
    known = known_provisions(asked) if offer is None else offer.words.keys()
    return [value for value in asked if value in known], [value for value in asked if value not in known]


def _takes_several(name: str) -> bool:
    several = isinstance(CommitmentFilters.base_filters[name], Keyed | OneOf)
    return several or f"{name}__in" not in CommitmentFilters.base_filters


def _filter_set(filters: Mapping[str, str], viewer: User, rows: QuerySet[Any]) -> CommitmentFilters:
    # It asks its request for nothing but who asks.
    asking: Any = SimpleNamespace(user=viewer)
    return CommitmentFilters(dict(filters), queryset=rows, request=asking)


def names_of(filters: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each value of each filter by itself, for the chips by which it is taken off."""
    for name, text in filters.items():
        several = isinstance(CommitmentFilters.base_filters[name], Keyed | OneOf)
        for value in text.split(",") if several else [text]:
            yield name, value
