"""The order of the register, and the pages of it that begin after a commitment wherever that stands by now.

A page by number would cost more the deeper it lies; here the last one costs what the first does.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, OrderBy, Q, QuerySet

from commitments.forms import ORDERINGS

NULLABLE = frozenset({"due_on", "begun_on", "lead__order"})


@dataclass(frozen=True, slots=True)
class Order:
    """A column of the order. Empty values come last, whichever way it runs."""

    path: str
    descending: bool

    def by(self, *, backwards: bool) -> OrderBy:
        descending = self.descending is not backwards
        if self.path not in NULLABLE:
            # Without a word about nulls, so that the order is that of an index.
            return F(self.path).desc() if descending else F(self.path).asc()
        nulls = {"nulls_first": True} if backwards else {"nulls_last": True}
        return F(self.path).desc(**nulls) if descending else F(self.path).asc(**nulls)

    def beyond(self, value: object, *, backwards: bool) -> Q:
        """The condition of a row that comes after ``value`` on the way."""
        if value is None:
            return Q(**{f"{self.path}__isnull": False}) if backwards else Q(pk__in=[])
        further = Q(**{f"{self.path}__{'lt' if self.descending is not backwards else 'gt'}": value})
        return further | Q(**{f"{self.path}__isnull": True}) if self.path in NULLABLE and not backwards else further

    def same(self, value: object) -> Q:
        return Q(**{f"{self.path}__isnull": True}) if value is None else Q(**{self.path: value})


def orders_of(text: str) -> tuple[Order, ...]:
    """The order of a list as it is written for programs: names, a minus before those that run downwards.

    By the number where nothing is asked for; empty where a name is none of the list's.
    """
    if not text:
        return (Order("reference", descending=False),)
    names = [name.strip() for name in text.split(",")]
    if any(name.removeprefix("-") not in ORDERINGS for name in names):
        return ()
    columns = {ORDERINGS[name.removeprefix("-")]: name.startswith("-") for name in names}
    return (*(Order(path, descending) for path, descending in columns.items()), Order("pk", descending=False))


def rows_from(rows: QuerySet[Any], orders: tuple[Order, ...], place: Any, *, backwards: bool) -> QuerySet[Any]:
    """The ``rows`` in order that stand after the commitment ``place`` or, ``backwards``, before it, nearest first."""
    rows = rows.order_by(*(order.by(backwards=backwards) for order in orders))
    if place is None:
        return rows
    condition = Q()
    for order in reversed(orders):
        value = _value(place, order.path)
        beyond = order.beyond(value, backwards=backwards)
        condition = beyond | (order.same(value) & condition) if condition else beyond
    return rows.filter(condition)


def _value(place: Any, path: str) -> Any:
    for part in path.split("__"):
        place = getattr(place, part, None)
    return place
