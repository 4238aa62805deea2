"""Sort orders of lists: columns, conditions beyond a cursor, and index segments."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Field, Func, Model, OrderBy, Q, QuerySet

from core.rest.read.index_segments import IndexSegments
from core.rest.read.paths import field_at
from core.rest.read.statements import SortKey


@dataclass(frozen=True, slots=True)
class SortColumn:
    """Sort key: a column of the order. Empty values come last in either direction."""

    path: str
    descending: bool
    nullable: bool
    field: Field[Any, Any]

    @classmethod
    def named(cls, model: type[Model], name: str) -> "SortColumn":
        """Return the sort key for a name as ``order_by`` takes it."""
        path = name.removeprefix("-")
        field, nullable = field_at(model, path)
        return cls(path, name.startswith("-"), nullable, field)

    def order(self, *, backwards: bool) -> OrderBy:
        descending = self.descending is not backwards
        if not self.nullable:
            # Without NULLS FIRST or LAST, so that the order is that of an index.
            return F(self.path).desc() if descending else F(self.path).asc()
        nulls = {"nulls_first": True} if backwards else {"nulls_last": True}
        return F(self.path).desc(**nulls) if descending else F(self.path).asc(**nulls)

    def running(self, *, backwards: bool) -> SortKey:
        """Return the sort key in SQL, for rows that are already in this order."""
        way = "DESC" if self.descending is not backwards else "ASC"
        nulls = (" NULLS FIRST" if backwards else " NULLS LAST") if self.nullable else ""
        return SortKey(self.path, way + nulls)

    def beyond(self, value: object, *, backwards: bool, from_it: bool = False) -> Q:
        """Return the condition of rows after ``value`` in reading direction, or at it with ``from_it``."""
        if value is None:
            return Q(**{f"{self.path}__isnull": False}) if backwards else Q(pk__in=[])
        way = "lt" if self.descending is not backwards else "gt"
        further = Q(**{f"{self.path}__{way}{'e' if from_it else ''}": value})
        return further | Q(**{f"{self.path}__isnull": True}) if self.nullable and not backwards else further

    def same(self, value: object) -> Q:
        return Q(**{f"{self.path}__isnull": True}) if value is None else Q(**{self.path: value})


@dataclass(frozen=True, slots=True)
class SortSegment:
    """Index segment of an order: rows whose first columns have ``values``, found by the condition ``where``.

    With ``along`` only rows that have a value in the next column, ordered by it; otherwise all of them, by the rest of
    the order.
    """

    where: tuple[tuple[str, Any], ...] = ()
    values: tuple[Any, ...] = ()
    along: bool = False

    def holds(self, place: Sequence[object]) -> bool:
        """Return whether the row with the order values ``place`` is in the segment."""
        same = tuple(place[: len(self.values)]) == self.values
        return same and not (self.along and place[len(self.values)] is None)

    def read(
        self, rows: QuerySet[Any], columns: Sequence[SortColumn], place: Sequence[Any], *, backwards: bool
    ) -> QuerySet[Any]:
        """Return the ``rows`` of the segment after ``place``, or all of them if it is empty."""
        known = len(self.values)
        within = columns[known:]
        if self.along:
            within = replace(within[0], nullable=False), *within[1:]
        rows = rows.filter(**dict(self.where)).order_by(*(each.order(backwards=backwards) for each in within))
        return rows.filter(after(within, place[known:], backwards=backwards)) if place else rows

    def parted(self, others: Sequence["SortSegment"]) -> "tuple[SortSegment, ...]":
        """Return this segment divided by ``others``, the segments of the following columns."""
        return tuple(SortSegment(self.where + each.where, self.values + each.values, each.along) for each in others)


WHOLE = (SortSegment(),)


def parts_ahead(
    columns: Sequence[SortColumn], segments: Sequence[IndexSegments], place: Sequence[object], *, backwards: bool
) -> tuple[SortSegment, ...]:
    """Return the index segments that a page after ``place`` can be in, the nearest first.

    Without a place the page begins with the first. ``segments`` are the segments that the list defines for each
    column. The nearest segment is divided further by the following columns, as it mostly fills the page; the others are
    sorted when they are read.
    """
    parts = _parts_of(columns[0], segments[0])
    ahead = parts[::-1] if backwards else parts
    if place:
        here = [number for number, part in enumerate(ahead) if part.holds(place)]
        # A place in no segment continues with the whole order.
        ahead = ahead[here[0] :] if here else WHOLE
    nearest, *others = ahead
    if nearest.values and len(columns) > 1:
        inner = parts_ahead(columns[1:], segments[1:], place[1:], backwards=backwards)
        return *nearest.parted(inner), *others
    return tuple(ahead)


def _parts_of(column: SortColumn, given: IndexSegments) -> tuple[SortSegment, ...]:
    """Return the segments of one column: the ``given`` ones, those with and without a value, or one for all."""
    if given:
        ranked = [SortSegment(each.where, (each.value,)) for each in given if each.value is not None]
        empty = [SortSegment(each.where, (None,)) for each in given if each.value is None]
        return (*(reversed(ranked) if column.descending else ranked), *empty)
    if column.nullable and "__" not in column.path:
        none = f"{column.path}__isnull"
        return SortSegment(((none, False),), along=True), SortSegment(((none, True),), (None,))
    return WHOLE


def after(columns: Sequence[SortColumn], values: Sequence[Any], *, backwards: bool) -> Q:
    """Return the condition of rows after a place: by the first column or, if that is equal, by the next, and so on."""
    condition = Q()
    for column, value in reversed(list(zip(columns, values, strict=True))):
        beyond = column.beyond(value, backwards=backwards)
        condition = beyond | (column.same(value) & condition) if condition else beyond
    first = columns[0]
    if len(columns) == 1 or first.nullable:
        return condition
    # Redundant, so that the index scan begins at the page.
    return first.beyond(values[0], backwards=backwards, from_it=True) & condition


def among(keys: QuerySet[Any]) -> Func:
    """Return the condition that finds these few primary keys by the index.

    With ``IN`` the planner prefers a scan of the whole table.
    """
    found = F("pk"), ArraySubquery(keys)
    return Func(*found, template="%(expressions)s)", arg_joiner=" = ANY(", output_field=BooleanField())
