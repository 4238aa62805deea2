"""What a list can be filtered by: a closed list of values for each filter, under the names that programs use."""

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
    """``words`` has a label for each value; ``narrow`` gives of some rows those that have one of the values."""

    name: str
    label: "_StrOrPromise"
    words: "Mapping[str, _StrOrPromise]"
    narrow: Narrow


def of_enum(name: str, label: "_StrOrPromise", enum: type[TextChoices], path: str = "") -> Filter:
    return Filter(name, label, {member.value: member.label for member in enum}, among(path or name))


def of_rows(name: str, label: "_StrOrPromise", path: str, rows: Iterable[tuple[str, str]]) -> Filter:
    """By the keys of other records, each with what it is called; ``path`` leads to the key."""
    return Filter(name, label, dict(rows), among(path))


def of_participants(name: str, label: "_StrOrPromise") -> Filter:
    """By the Participant that the column ``name`` leads to, in the order of the MOC."""
    participants = ((each.code, str(each)) for each in Participant.objects.order_by("order"))
    return of_rows(name, label, f"{name}__code", participants)


def among(path: str) -> Narrow:
    def narrow(rows: QuerySet[Any], values: Sequence[str]) -> QuerySet[Any]:
        return rows.filter(**{f"{path}__in": values})

    return narrow
