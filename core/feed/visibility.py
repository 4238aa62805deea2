"""Visibility of records, determined by the endpoints' querysets for a representative of each audience.

An audience is a Participant, since all its partner systems see the same, or the circle of all Participants: what a
partner system of no Participant can see is visible to all.
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
from core.rest.read.fields import RecordUrlField

type Sight = frozenset[int]

NO_AUDIENCE: Sight = frozenset()


class State(NamedTuple):
    """Published state of a record: its key, its audience and the last published version.

    The key is empty if there is no record.
    """

    key: str = ""
    seen: Sight = NO_AUDIENCE
    version: int = 0


def audiences() -> tuple[int, ...]:
    return (CIRCLE, *source().keys())


def circle_of(audience: int) -> list[int]:
    """Return the audiences of which one suffices to see a record as ``audience``.

    A Participant that joined later sees what was published to all, although no change names it.
    """
    return sorted({CIRCLE, audience})


def representative(audience: int) -> Any:
    """Return a partner system of ``audience`` that entered nothing itself. It is never saved."""
    return source().representative(audience)


def rows_for(each: RecordType, viewer: Any) -> QuerySet[Any]:
    """Return the rows that ``viewer`` can read at the endpoint of ``each``."""
    view = each.viewset()
    view.request = Request(HttpRequest())
    view.request.user, view.request.auth = viewer, None
    rows: QuerySet[Any] = view.get_queryset()
    return rows


class VisibilityColumns(NamedTuple):
    """Visibility query: the columns that show which audiences can see a row, and the columns of its key.

    ``read`` are the columns and links of the model whose value can decide on the visibility.
    """

    columns: dict[str, Any]
    names: dict[int, str]
    key: tuple[str, ...]
    read: frozenset[str]

    def state(self, row: Mapping[str, Any]) -> State:
        seen = frozenset(audience for audience, name in self.names.items() if row[name])
        return State(".".join(str(row[path]) for path in self.key), seen)


@lru_cache(maxsize=1000)
def visibility_columns(each: RecordType, whom: tuple[int, ...]) -> VisibilityColumns:
    """Return the cached visibility query of a record type; it depends neither on the date nor on a row.

    Audiences with the same condition share a column; an audience that sees nothing has none.
    """
    columns: dict[str, Any] = {}
    names: dict[int, str] = {}
    known: dict[object, str] = {}
    read: set[str] = set()
    parts = list(each.serializer_class().hangs_on())
    for audience in whom:
        rows = rows_for(each, representative(audience)).order_by()
        try:
            question = rows.query.sql_with_params()
        except EmptyResultSet:
            continue
        if question not in known:
            known[question] = name = f"_seen_{audience}"
            # Any table's column of that name: one too many is harmless.
            condition = str(question[0]).partition(" FROM ")[2]
            columns_of_model = {str(field.column) for field in each.model._meta.concrete_fields}
            read |= {column for column in columns_of_model if f'"{column}"' in condition}
            read |= {part.name for part in parts if f'"{part.model._meta.db_table}"' in condition}
            columns[name] = Exists(rows.filter(pk=OuterRef("pk"))) if rows.query.where else Value(value=True)
        names[audience] = known[question]
    return VisibilityColumns(columns, names, key_of(each), frozenset(read))


def key_of(each: RecordType) -> tuple[str, ...]:
    """Return the columns whose values, joined by full stops, are the key in a record's URL."""
    address = each.serializer_class().fields["url"]
    assert isinstance(address, RecordUrlField)
    return address.key
