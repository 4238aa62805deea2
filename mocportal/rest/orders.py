"""Lists in an order: its columns, what stands beyond a place in it, and the stretches of it that an index has."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Field, Func, Model, OrderBy, Q, QuerySet

from contacts.api.reading.paths import field_at
from contacts.api.reading.statements import Order
from contacts.api.reading.stretches import Stretches


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
    """A stretch of an order by one column and a key; with ``along`` that of all rows where the column has a value."""

    where: tuple[tuple[str, Any], ...]
    value: Any = None
    along: bool = False

    def holds(self, value: object) -> bool:
        return value is not None if self.along else value == self.value

    def read(
        self, rows: QuerySet[Any], columns: Sequence[Column], place: Sequence[Any], *, backwards: bool
    ) -> QuerySet[Any]:
        """The ``rows`` of this stretch that stand after ``place``, from its beginning where that is empty."""
        first, key = columns
        within = (replace(first, nullable=False), key) if self.along else (key,)
        rows = rows.filter(**dict(self.where)).order_by(*(each.order(backwards=backwards) for each in within))
        return rows.filter(after(within, place[-len(within) :], backwards=backwards)) if place else rows


def parts_of(columns: Sequence[Column], stretches: Stretches) -> tuple[Part, ...]:
    """The stretches of an order, where an index has it so; ``stretches`` are those that the list itself names."""
    match columns:
        case [first, Column(path="pk")]:
            pass
        case _:
            return ()
    if stretches:
        given = [Part(each.where, each.value) for each in stretches if each.value is not None]
        empty = [Part(each.where) for each in stretches if each.value is None]
        return (*(reversed(given) if first.descending else given), *empty)
    if first.nullable and "__" not in first.path:
        return Part(((f"{first.path}__isnull", False),), along=True), Part(((f"{first.path}__isnull", True),))
    return ()


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
