"""Filters of list views with a closed list of values, named as in the API."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet, TextChoices

from contacts.models import Participant

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

type Narrow = Callable[[QuerySet[Any], Sequence[str]], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Filter:
    """List filter; ``words`` has a label for each value, ``narrow`` filters rows by some of the values."""

    name: str
    label: "_StrOrPromise"
    words: "Mapping[str, _StrOrPromise]"
    narrow: Narrow


def of_enum(name: str, label: "_StrOrPromise", enum: type[TextChoices], path: str = "") -> Filter:
    return Filter(name, label, {member.value: member.label for member in enum}, among(path or name))


def of_rows(name: str, label: "_StrOrPromise", path: str, rows: Iterable[tuple[str, str]]) -> Filter:
    """Return a filter by related records, given as pairs of key and label; ``path`` is the lookup of the key."""
    return Filter(name, label, dict(rows), among(path))


def of_participants(name: str, label: "_StrOrPromise") -> Filter:
    """Return a filter by the Participant in the column ``name``, in the order of the MOC."""
    participants = ((each.code, str(each)) for each in Participant.objects.order_by("order"))
    return of_rows(name, label, f"{name}__code", participants)


def among(path: str) -> Narrow:
    def narrow(rows: QuerySet[Any], values: Sequence[str]) -> QuerySet[Any]:
        return rows.filter(**{f"{path}__in": values})

    return narrow
