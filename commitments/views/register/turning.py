"""Pages of the register that begin after a commitment, wherever that stands by now.

A page by number would cost more the deeper it lies; here the last one costs what the first does.
"""

from typing import Any

from django.db.models import Q, QuerySet

from commitments.views.register.ordering import NULLABLE, Order
from commitments.views.register.stretches import stretches_of, value_of


def rows_from(
    rows: QuerySet[Any], orders: tuple[Order, ...], place: Any, *, backwards: bool, most: int, searched: bool
) -> list[Any]:
    """Up to ``most`` of the ``rows`` that stand after the commitment ``place``, or before it, nearest first.

    What a search finds is few or read text by text, and is sorted as a whole.
    """
    stretches = () if searched else stretches_of(orders)
    if not stretches:
        return list(_sorted(rows, orders, place, backwards=backwards)[:most])
    if backwards:
        stretches = stretches[::-1]
    if place is not None:
        here = next(number for number, stretch in enumerate(stretches) if stretch.holds(place))
        stretches = stretches[here:]
    found: list[Any] = []
    for stretch in stretches:
        found += stretch.read(rows, place, backwards=backwards)[: most - len(found)]
        place = None
        if len(found) == most:
            break
    return found


def _sorted(rows: QuerySet[Any], orders: tuple[Order, ...], place: Any, *, backwards: bool) -> QuerySet[Any]:
    rows = rows.order_by(*(order.by(backwards=backwards) for order in orders))
    if place is None:
        return rows
    condition = Q()
    for order in reversed(orders):
        value = value_of(place, order.path)
        beyond = _beyond(order, value, backwards=backwards)
        condition = beyond | (_same(order, value) & condition) if condition else beyond
    return rows.filter(condition)


def _beyond(order: Order, value: object, *, backwards: bool) -> Q:
    """The condition of a row that comes after ``value`` on the way."""
    if value is None:
        return Q(**{f"{order.path}__isnull": False}) if backwards else Q(pk__in=[])
    further = Q(**{f"{order.path}__{'lt' if order.descending is not backwards else 'gt'}": value})
    return further | Q(**{f"{order.path}__isnull": True}) if order.path in NULLABLE and not backwards else further


def _same(order: Order, value: object) -> Q:
    return Q(**{f"{order.path}__isnull": True}) if value is None else Q(**{order.path: value})
