"""Sort order of the register, and the rows of a page in that order."""

from collections.abc import Sequence
from functools import reduce
from typing import Any

from django.db.models import QuerySet

from commitments.forms import INDEX_SEGMENTS
from commitments.models import Commitment
from commitments.records.commitment import COMMITMENT_FIELDS
from core.rest.read.sort_orders import WHOLE, SortColumn, parts_ahead


def orders_of(text: str) -> tuple[SortColumn, ...]:
    """Return the sort columns of an API ordering: names, with a minus before descending ones.

    An empty ``text`` sorts by reference; the result is empty if a name is unknown.
    """
    if not text:
        return (SortColumn.named(Commitment, "reference"),)
    orders = COMMITMENT_FIELDS.orders
    names = [name.strip() for name in text.split(",")]
    if any(name.removeprefix("-") not in orders for name in names):
        return ()
    columns = {orders[name.removeprefix("-")]: "-" if name.startswith("-") else "" for name in names}
    return tuple(SortColumn.named(Commitment, f"{way}{path}") for path, way in (*columns.items(), ("pk", "")))


def rows_from(
    rows: QuerySet[Any],
    orders: Sequence[SortColumn],
    place: Commitment | None,
    *,
    backwards: bool,
    most: int,
    searched: bool,
) -> list[Any]:
    """Return up to ``most`` of the ``rows`` after (or before) the commitment ``place``, nearest first.

    A further index segment is read only if the earlier ones do not fill the page. The few results of a search are
    sorted as a whole.
    """
    values = [reduce(_attribute, order.path.split("__"), place) for order in orders] if place else []
    segments = [INDEX_SEGMENTS[order.path]() if order.path in INDEX_SEGMENTS else () for order in orders]
    found: list[Any] = []
    for part in WHOLE if searched else parts_ahead(orders, segments, values, backwards=backwards):
        found += part.read(rows, orders, values, backwards=backwards)[: most - len(found)]
        if len(found) == most:
            break
        values = []
    return found


def _attribute(record: Any, name: str) -> Any:
    return getattr(record, name, None)
