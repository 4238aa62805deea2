"""Active filters in words, each with the address of the list without it."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy
from django_stubs_ext import StrPromise

from commitments.models import Commitment
from commitments.views.register.query_params import RegisterQuery, names_of
from core.db.multilingual import day_in_words

COMPARED: Mapping[str, StrPromise] = {
    "lt": pgettext_lazy("a day in a filter", "before %(value)s"),
    "lte": pgettext_lazy("a day in a filter", "until %(value)s"),
    "gt": pgettext_lazy("a day in a filter", "after %(value)s"),
    "gte": pgettext_lazy("a day in a filter", "from %(value)s"),
    "not": pgettext_lazy("a value in a filter", "not %(value)s"),
}
OTHERS: Mapping[str, StrPromise] = {
    "provision": gettext_lazy("provision"),
    "search": gettext_lazy("search"),
    "view": gettext_lazy("view"),
    "columns": gettext_lazy("columns"),
    "ordering": gettext_lazy("order"),
}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """Active filter; ``without`` is the address of the same list without it."""

    label: str
    words: str
    without: str


def chips_of(listing: RegisterQuery) -> Iterator[ActiveFilter]:
    """Yield a chip for the search and for each filter value."""
    if listing.search:
        yield ActiveFilter(label_of("search", listing), listing.search, _address(listing, search=""))
    values = list(names_of(listing.filters))
    for name, value in values:
        others = [other for of, other in values if of == name and other != value]
        yield ActiveFilter(
            label_of(name, listing), _words(name, value, listing), _address(listing, **{name: ",".join(others)})
        )


def label_of(name: str, listing: RegisterQuery) -> str:
    """Return the label of a query parameter, or its name if it is unknown."""
    stem, _sign, _operator = name.partition("__")
    if offer := listing.offers.get(stem):
        return str(offer.label)
    if name in OTHERS:
        return capfirst(str(OTHERS[name]))
    field = {each.name: each for each in Commitment._meta.fields}.get(stem)
    return name if field is None else capfirst(str(field.verbose_name))


def _words(name: str, value: str, listing: RegisterQuery) -> str:
    stem, _sign, operator = name.partition("__")
    if operator == "isnull":
        return _("not set") if value == "true" else _("set")
    if offer := listing.offers.get(stem):
        words = offer.short.get(value, value)
    else:
        words = day_in_words(day) if (day := _day(value)) else value
    return str(COMPARED[operator]) % {"value": words} if operator in COMPARED else words


def _day(value: str) -> date | None:
    """Return the date in ``value``, or None. A nonexistent reference such as 2020-99-99 looks like one."""
    with suppress(ValueError):
        return date.fromisoformat(value) if DAY.fullmatch(value) else None
    return None


def _address(listing: RegisterQuery, **changes: str) -> str:
    query = listing.query(**changes)
    return f"{reverse('commitments:register')}?{query}" if query else reverse("commitments:register")
