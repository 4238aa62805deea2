"""Lists in an order: its columns, what stands beyond a place in it, and the stretches of it that an index has."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Field, Func, Model, OrderBy, Q, QuerySet

from core.rest.read.index_segments import Stretches
from core.rest.read.paths import field_at
from core.rest.read.statements import Order


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the order in force. Empty values come last, whichever way it runs."""

    path: str
    descending: bool
    nullable: bool
    field: Field[Any, Any]

    @classmethod
    def named(cls, model: type[Model], name: str) -> "Column":
        """The column of a name as ``order_by`` takes it."""
        path = name.removeprefix("-")
        field, nullable = field_at(model, path)
        return cls(path, name.startswith("-"), nullable, field)

    def order(self, *, backwards: bool) -> OrderBy:
        descending = self.descending is not backwards
        if not self.nullable:
            # Without a word about nulls, so that the order is that of an index.
            return F(self.path).desc() if descending else F(self.path).asc()
        nulls = {"nulls_first": True} if backwards else {"nulls_last": True}
        return F(self.path).desc(**nulls) if descending else F(self.path).asc(**nulls)

    def running(self, *, backwards: bool) -> Order:
        """The same in SQL, for rows that are in this order already."""
        way = "DESC" if self.descending is not backwards else "ASC"
        nulls = (" NULLS FIRST" if backwards else " NULLS LAST") if self.nullable else ""
        return Order(self.path, way + nulls)

    def beyond(self, value: object, *, backwards: bool, from_it: bool = False) -> Q:
        """The condition of a row that comes after ``value`` on the way, or has it too where ``from_it`` says so."""
        if value is None:
            return Q(**{f"{self.path}__isnull": False}) if backwards else Q(pk__in=[])
        way = "lt" if self.descending is not backwards else "gt"
        further = Q(**{f"{self.path}__{way}{'e' if from_it else ''}": value})
        return further | Q(**{f"{self.path}__isnull": True}) if self.nullable and not backwards else further

    def same(self, value: object) -> Q:
        return Q(**{f"{self.path}__isnull": True}) if value is None else Q(**{self.path: value})


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an order: the rows whose first columns say ``values``, which an index finds by ``where``.

    With ``along`` only those that have the next column, and by it; without, all of them by what is left of the order.
    """

    where: tuple[tuple[str, Any], ...] = ()
    values: tuple[Any, ...] = ()
    along: bool = False

    def holds(self, place: Sequence[object]) -> bool:
        """Whether the row at ``place``, by its values in the columns, is one of them."""
        same = tuple(place[: len(self.values)]) == self.values
        return same and not (self.along and place[len(self.values)] is None)

    def read(
        self, rows: QuerySet[Any], columns: Sequence[Column], place: Sequence[Any], *, backwards: bool
    ) -> QuerySet[Any]:
        """The ``rows`` of this stretch that stand after ``place``, from its beginning where that is empty."""
        known = len(self.values)
        within = columns[known:]
        if self.along:
            within = replace(within[0], nullable=False), *within[1:]
        rows = rows.filter(**dict(self.where)).order_by(*(each.order(backwards=backwards) for each in within))
        return rows.filter(after(within, place[known:], backwards=backwards)) if place else rows

    def parted(self, others: Sequence["Part"]) -> "tuple[Part, ...]":
        """This stretch as ``others`` part it further, by the columns that come next."""
        return tuple(Part(self.where + each.where, self.values + each.values, each.along) for each in others)


WHOLE = (Part(),)


def parts_ahead(
    columns: Sequence[Column], stretches: Sequence[Stretches], place: Sequence[object], *, backwards: bool
) -> tuple[Part, ...]:
    """The stretches of an order in which a page that begins after ``place`` can be, the nearest first.

    Without a place it begins with the first. ``stretches`` are those that the list itself names of each column. The
    nearest stretch is parted by the columns that come next, as it mostly fills the page; the others are what is left
    in no order there, and sorted where they are read.
    """
    parts = _parts_of(columns[0], stretches[0])
    ahead = parts[::-1] if backwards else parts
    if place:
        here = [number for number, part in enumerate(ahead) if part.holds(place)]
        # At a place that no stretch has any more the order goes on all the same.
        ahead = ahead[here[0] :] if here else WHOLE
    nearest, *others = ahead
    if nearest.values and len(columns) > 1:
        inner = parts_ahead(columns[1:], stretches[1:], place[1:], backwards=backwards)
        return *nearest.parted(inner), *others
    return tuple(ahead)


def _parts_of(column: Column, given: Stretches) -> tuple[Part, ...]:
    """The stretches by one column: those ``given`` of it, or with and without a value; one where it needs none."""
    if given:
        ranked = [Part(each.where, (each.value,)) for each in given if each.value is not None]
        empty = [Part(each.where, (None,)) for each in given if each.value is None]
        return (*(reversed(ranked) if column.descending else ranked), *empty)
    if column.nullable and "__" not in column.path:
        none = f"{column.path}__isnull"
        return Part(((none, False),), along=True), Part(((none, True),), (None,))
    return WHOLE


def after(columns: Sequence[Column], values: Sequence[Any], *, backwards: bool) -> Q:
    """Rows beyond a place: by the first column or, where that is the same, by the next, and so on."""
    condition = Q()
    for column, value in reversed(list(zip(columns, values, strict=True))):
        beyond = column.beyond(value, backwards=backwards)
        condition = beyond | (column.same(value) & condition) if condition else beyond
    first = columns[0]
    if len(columns) == 1 or first.nullable:
        return condition
    # Said twice, so that an index begins where the page does.
    return first.beyond(values[0], backwards=backwards, from_it=True) & condition


def among(keys: QuerySet[Any]) -> Func:
    """The rows with these few primary keys, each found by the index.

    Where they are asked for by ``IN``, the database rather reads the whole table beside them.
    """
    found = F("pk"), ArraySubquery(keys)
    return Func(*found, template="%(expressions)s)", arg_joiner=" = ANY(", output_field=BooleanField())
