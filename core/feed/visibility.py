"""Who sees a record: asked of the endpoints themselves, for a representative of each audience.

An audience is a Participant, for all of its partner systems see the same, or the circle of all Participants: what is
seen by a partner system that belongs to none of them is seen by each.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db.models import Exists, OuterRef, QuerySet, Value
from django.http import HttpRequest
from rest_framework.request import Request

from core.feed.audiences import CIRCLE, source
from core.feed.registry import RecordType
from core.rest.read.fields import Address

type Sight = frozenset[int]

NOBODY: Sight = frozenset()


class State(NamedTuple):
    """The key in a record's address, empty where there is no record, who sees it, and the version last told of."""

    key: str = ""
    seen: Sight = NOBODY
    version: int = 0


def audiences() -> tuple[int, ...]:
    return (CIRCLE, *source().keys())


def circle_of(audience: int) -> list[int]:
    """The audiences of which one suffices to see a record as ``audience``.

    A Participant that came later sees what was for all, although no change says so by its number.
    """
    return sorted({CIRCLE, audience})


def representative(audience: int) -> Any:
    """Return a partner system of ``audience`` that entered nothing itself. It is never saved."""
    return source().representative(audience)


def rows_for(each: RecordType, viewer: Any) -> QuerySet[Any]:
    """The rows that ``viewer`` finds at the endpoint of ``each``."""
    view = each.viewset()
    view.request = Request(HttpRequest())
    view.request.user, view.request.auth = viewer, None
    rows: QuerySet[Any] = view.get_queryset()
    return rows


class Asked(NamedTuple):
    """What a statement selects to learn of each row which audiences see it, and by which key it is found."""

    columns: dict[str, Any]
    names: dict[int, str]
    key: tuple[str, ...]

    def state(self, row: Mapping[str, Any]) -> State:
        seen = frozenset(audience for audience, name in self.names.items() if row[name])
        return State(".".join(str(row[path]) for path in self.key), seen)


@lru_cache(maxsize=1000)
def asked_of(each: RecordType, whom: tuple[int, ...]) -> Asked:
    """The question for records of one type, put together once: it hangs on no day and on no row.

    Audiences for which an endpoint asks the same share a column; of those that see nothing there is none.
    """
    columns: dict[str, Any] = {}
    names: dict[int, str] = {}
    known: dict[object, str] = {}
    for audience in whom:
        rows = rows_for(each, representative(audience)).order_by()
        try:
            question = rows.query.sql_with_params()
        except EmptyResultSet:
            continue
        if question not in known:
            known[question] = name = f"_seen_{audience}"
            columns[name] = Exists(rows.filter(pk=OuterRef("pk"))) if rows.query.where else Value(value=True)
        names[audience] = known[question]
    return Asked(columns, names, key_of(each))


def key_of(each: RecordType) -> tuple[str, ...]:
    """The columns whose values, joined by full stops, are the key in the address of a record."""
    address = each.serializer_class().fields["url"]
    assert isinstance(address, Address)
    return address.key
