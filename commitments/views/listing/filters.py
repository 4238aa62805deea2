"""Filters of list views with a closed list of values, named as in the API."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet, TextChoices
from django_stubs_ext import StrOrPromise

from contacts.models import Participant
from core.db.multilingual import marked
from core.records import Kind, Record

type Narrow = Callable[[QuerySet[Any], Sequence[str]], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Filter:
    """List filter; ``words`` has a label for each value, ``narrow`` filters rows by some of the values."""

    name: str
    label: StrOrPromise
    words: Mapping[str, StrOrPromise]
    narrow: Narrow


def of_enum(name: str, label: StrOrPromise, enum: type[TextChoices], path: str = "") -> Filter:
    return Filter(name, label, {member.value: member.label for member in enum}, among(path or name))


def of_rows(name: str, label: StrOrPromise, path: str, rows: Iterable[tuple[str, str]]) -> Filter:
    """Return a filter by related records, given as pairs of key and label; ``path`` is the lookup of the key."""
    return Filter(name, label, dict(rows), among(path))


def of_field(table: Record, name: str) -> Filter:
    """Return a filter by a column of choices or related records, with the heading of its lists and its API name."""
    row = table.row(name)
    assert row is not None
    column: Any = table.column(row)
    match row.kind:
        case Kind.CHOICES:
            return Filter(row.filter_name, row.column, dict(column.base_field.choices), among(name, "overlap"))
        case Kind.CHOICE:
            return Filter(row.filter_name, row.column, dict(column.choices), among(name))
        case Kind.KEYS:
            one = of_participants(row.filter_name, row.column, path=name)
            return replace(one, narrow=_without_duplicates(one.narrow))
    related = column.related_model.objects.order_by("order")
    return of_rows(row.filter_name, row.column, row.path, ((each.code, marked(each.name)) for each in related))


def of_participants(name: str, label: StrOrPromise, path: str = "") -> Filter:
    """Return a filter by the Participant in the column ``path`` (by default ``name``), in the order of the MOC."""
    participants = ((each.code, str(each)) for each in Participant.objects.order_by("order"))
    return of_rows(name, label, f"{path or name}__code", participants)


def among(path: str, lookup: str = "in") -> Narrow:
    def narrow(rows: QuerySet[Any], values: Sequence[str]) -> QuerySet[Any]:
        return rows.filter(**{f"{path}__{lookup}": values})

    return narrow


def _without_duplicates(narrow: Narrow) -> Narrow:
    """Filter in a subquery: a join to several related records would return a record twice."""

    def narrowed(rows: QuerySet[Any], values: Sequence[str]) -> QuerySet[Any]:
        return rows.filter(pk__in=narrow(rows.model._default_manager.all(), values).values("pk"))

    return narrowed
