"""Finds visibility dependencies between record types by inspecting their `visible_to()` querysets.

A milestone is visible with its commitment, so that a change of the commitment's handling mark changes the visibility of
the milestone, which itself remains unchanged.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from django.db.models import ForeignKey, Model
from django.db.models.expressions import Col
from django.db.models.sql import Query

from core.feed.audiences import CIRCLE
from core.feed.registry import RecordType, record_types
from core.feed.visibility import representative, rows_for

# The memorandum in use is the first one and never changes, so it cannot affect visibility.
NEVER_CHANGES = frozenset({"commitments_instrument"})
# Any Participant: the condition has the same form for all of them.
SOME_PARTICIPANT = 1


class VisibilityDependency(NamedTuple):
    """Visibility dependency of ``child`` on ``columns`` of the record of type ``on`` at ``path``."""

    child: str
    path: str
    on: str
    columns: frozenset[str]


@cache
def hangs() -> list[VisibilityDependency]:
    """Return all visibility dependencies."""
    by_model = {each.model: each.name for each in record_types().values()}
    return [
        VisibilityDependency(each.name, path, by_model[model], frozenset(columns))
        for each in record_types().values()
        for (path, model), columns in _read_by(each).items()
        if path
    ]


@cache
def hanging_on(name: str) -> list[VisibilityDependency]:
    return [hang for hang in hangs() if hang.on == name]


@cache
def hanging_of(name: str) -> list[VisibilityDependency]:
    return [hang for hang in hangs() if hang.child == name]


def _read_by(each: RecordType) -> dict[tuple[str, type[Model]], set[str]]:
    """Return the columns that decide the visibility of a record type, by the path from the record to their row.

    Foreign keys along the path count as well: a commitment that is moved to another mark has another audience.
    """
    read: dict[tuple[str, type[Model]], set[str]] = defaultdict(set)
    for audience in (CIRCLE, SOME_PARTICIPANT):
        query = rows_for(each, representative(audience)).order_by().query
        for column in _columns(query.where):
            way = _way(query, column.alias)
            read["__".join(field.name for field in way), column.target.model].add(str(column.target.column))
            for length, field in enumerate(way):
                read["__".join(field.name for field in way[:length]), field.model].add(str(field.column))
    return read


def _way(query: Query, alias: str) -> "list[ForeignKey[Any, Any]]":
    """Return the foreign keys from the record to the table with ``alias`` in the query."""
    way: list[ForeignKey[Any, Any]] = []
    joined: Any = query.alias_map[alias]
    while joined.parent_alias:
        assert isinstance(joined.join_field, ForeignKey)
        way.insert(0, joined.join_field)
        joined = query.alias_map[joined.parent_alias]
    return way


def _columns(expression: Any) -> Iterator[Col]:
    """Yield the columns of a condition. Raises TypeError for a subquery that could depend on other tables."""
    if isinstance(expression, Col):
        yield expression
    elif isinstance(expression, Query):
        tables = {joined.table_name for joined in expression.alias_map.values()}
        if not tables <= NEVER_CHANGES:
            msg = f"Who sees a record would hang on {sorted(tables)}, and no change of those would be told."
            raise TypeError(msg)
    elif hasattr(expression, "get_source_expressions"):
        for part in expression.get_source_expressions():
            yield from _columns(part)
