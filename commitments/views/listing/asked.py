"""What an address asks a list for. What is not there is left out and told of, since an address may be old."""

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
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from commitments.views.listing.filters import Filter
from commitments.views.register.chips import Chip
from core.search import is_searchable, matching

PER_PAGE = 50
SEARCH, PAGE = "search", "p"
LONGEST_TOLD = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter of the form; ``chosen`` is what the address says of it."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True)
class Listing:
    """A list as one reader asks for it. ``rows`` are all that were found, in their order; ``path`` is its address.

    ``asked`` has the values of each filter in force.
    """

    path: str
    rows: QuerySet[Any]
    filters: Sequence[Filter]
    asked: Mapping[str, tuple[str, ...]]
    search: str
    left_out: tuple[Chip, ...]
    number: str = field(default="", repr=False)

    @cached_property
    def page(self) -> Page[Any]:
        """The page that the address names; a number that is none is the first."""
        return Paginator(self.rows, PER_PAGE).get_page(self.number)

    @property
    def query(self) -> str:
        return self._query()

    @property
    def choices(self) -> list[Choice]:
        """The filters of the form. Several values of one stand as one more choice, since the form asks for one."""
        return [self._choice(each) for each in self.filters]

    @property
    def chips(self) -> list[Chip]:
        """What the list is filtered by, each with the address of the list without it."""
        chips = [Chip(capfirst(_("search")), self.search, self.address(**{SEARCH: ""}))] if self.search else []
        for each in self.filters:
            values = self.asked.get(each.name, ())
            for value in values:
                rest = ",".join(other for other in values if other != value)
                chips.append(Chip(str(each.label), str(each.words[value]), self.address(**{each.name: rest})))
        return chips

    @property
    def before(self) -> str:
        return self.address(p=str(self.page.previous_page_number())) if self.page.has_previous() else ""

    @property
    def after(self) -> str:
        return self.address(p=str(self.page.next_page_number())) if self.page.has_next() else ""

    def address(self, **changes: str) -> str:
        """The address of the list with ``changes``; what is empty is left out."""
        query = self._query(**changes)
        return f"{self.path}?{query}" if query else self.path

    def _query(self, **changes: str) -> str:
        said = {SEARCH: self.search} | {name: ",".join(values) for name, values in self.asked.items()} | changes
        return urlencode({name: value for name, value in said.items() if value}, safe=",()")

    def _choice(self, each: Filter) -> Choice:
        values = self.asked.get(each.name, ())
        options = tuple((value, str(words)) for value, words in each.words.items())
        if len(values) > 1:
            several = pgettext("between the names of a list", ", ").join(str(each.words[value]) for value in values)
            options = ((",".join(values), several), *options)
        return Choice(each.name, str(each.label), options, ",".join(values))


def read_listing(
    query: QueryDict, rows: QuerySet[Any], filters: Sequence[Filter], *, path: str, searched: Sequence[str]
) -> Listing:
    """What ``query`` asks of ``rows``, which are those that the reader may see; ``searched`` are the fields."""
    asked: dict[str, tuple[str, ...]] = {}
    left_out: list[Chip] = []
    by_name = {each.name: each for each in filters}
    for name in query:
        values = [value for value in query.get(name, "").split(",") if value]
        if name in {SEARCH, PAGE}:
            continue
        known = by_name[name].words if name in by_name else {}
        label = str(by_name[name].label) if name in by_name else name[:LONGEST_TOLD]
        left_out += [Chip(label, value[:LONGEST_TOLD], "") for value in values if value not in known]
        if there := tuple(dict.fromkeys(value for value in values if value in known)):
            asked[name] = there
            rows = by_name[name].narrow(rows, there)
    search = query.get(SEARCH, "").strip()
    if search and not is_searchable(search):
        left_out.append(Chip(capfirst(_("search")), search.replace("\x00", "")[:LONGEST_TOLD], ""))
        search = ""
    if search:
        rows = matching(rows, searched, search)
    return Listing(path, rows, filters, asked, search, tuple(left_out), query.get(PAGE, ""))


def clean_address(request: HttpRequest) -> HttpResponse | None:
    """Lead on from what a form sends empty, so that the address can be given to others; None where it is clean."""
    if "" not in request.GET.values():
        return None
    query = urlencode({name: value for name, value in request.GET.items() if value}, safe=",()")
    return redirect(f"{request.path}?{query}" if query else request.path)
