"""Query of a list view. Unknown parameters are ignored and reported, since an address may be outdated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _, pgettext

from commitments.views.listing.filters import Filter
from commitments.views.register.active_filters import ActiveFilter
from core.search import is_searchable, matching

PER_PAGE = 50
SEARCH, PAGE = "search", "p"
MAX_SHOWN_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """Filter field of the form; ``chosen`` is its value in the query string."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True)
class Listing:
    """List query of one reader; ``rows`` are all results in order, ``path`` is the address of the list.

    ``active_values`` contains the values of each active filter.
    """

    path: str
    rows: QuerySet[Any]
    filters: Sequence[Filter]
    active_values: Mapping[str, tuple[str, ...]]
    search: str
    left_out: tuple[ActiveFilter, ...]
    number: str = field(default="", repr=False)

    @cached_property
    def page(self) -> Page[Any]:
        """Return the requested page; an invalid number returns the first page."""
        return Paginator(self.rows, PER_PAGE).get_page(self.number)

    @property
    def query(self) -> str:
        return self._query()

    @property
    def choices(self) -> list[Choice]:
        """Filter fields of the form. Several values of a filter are one extra option, since the form selects one."""
        return [self._choice(each) for each in self.filters]

    @property
    def chips(self) -> list[ActiveFilter]:
        """Active filters, each with the address of the list without it."""
        chips = [ActiveFilter(capfirst(_("search")), self.search, self.address(**{SEARCH: ""}))] if self.search else []
        for each in self.filters:
            values = self.active_values.get(each.name, ())
            for value in values:
                rest = ",".join(other for other in values if other != value)
                chips.append(ActiveFilter(str(each.label), str(each.words[value]), self.address(**{each.name: rest})))
        return chips

    @property
    def before(self) -> str:
        return self.address(p=str(self.page.previous_page_number())) if self.page.has_previous() else ""

    @property
    def after(self) -> str:
        return self.address(p=str(self.page.next_page_number())) if self.page.has_next() else ""

    def address(self, **changes: str) -> str:
        """Return the address of the list with ``changes``, without empty parameters."""
        query = self._query(**changes)
        return f"{self.path}?{query}" if query else self.path

    def _query(self, **changes: str) -> str:
        said = {SEARCH: self.search} | {name: ",".join(values) for name, values in self.active_values.items()} | changes
        return urlencode({name: value for name, value in said.items() if value}, safe=",()")

    def _choice(self, each: Filter) -> Choice:
        values = self.active_values.get(each.name, ())
        options = tuple((value, str(words)) for value, words in each.words.items())
        if len(values) > 1:
            several = pgettext("between the names of a list", ", ").join(str(each.words[value]) for value in values)
            options = ((",".join(values), several), *options)
        return Choice(each.name, str(each.label), options, ",".join(values))


def read_listing(
    query: QueryDict, rows: QuerySet[Any], filters: Sequence[Filter], *, path: str, searched: Sequence[str]
) -> Listing:
    """Parse ``query`` and filter ``rows``, the ones visible to the reader; ``searched`` names the search fields."""
    active_values: dict[str, tuple[str, ...]] = {}
    left_out: list[ActiveFilter] = []
    by_name = {each.name: each for each in filters}
    for name in query:
        values = [value for value in query.get(name, "").split(",") if value]
        if name in {SEARCH, PAGE}:
            continue
        known = by_name[name].words if name in by_name else {}
        label = str(by_name[name].label) if name in by_name else name[:MAX_SHOWN_LENGTH]
        left_out += [ActiveFilter(label, value[:MAX_SHOWN_LENGTH], "") for value in values if value not in known]
        if there := tuple(dict.fromkeys(value for value in values if value in known)):
            active_values[name] = there
            rows = by_name[name].narrow(rows, there)
    search = query.get(SEARCH, "").strip()
    if search and not is_searchable(search):
        left_out.append(ActiveFilter(capfirst(_("search")), search.replace("\x00", "")[:MAX_SHOWN_LENGTH], ""))
        search = ""
    if search:
        rows = matching(rows, searched, search)
    return Listing(path, rows, filters, active_values, search, tuple(left_out), query.get(PAGE, ""))


def clean_address(request: HttpRequest) -> HttpResponse | None:
    """Redirect to the address without empty parameters, so that it can be shared; None if there are none."""
    if "" not in request.GET.values():
        return None
    query = urlencode({name: value for name, value in request.GET.items() if value}, safe=",()")
    return redirect(f"{request.path}?{query}" if query else request.path)
