"""Visibility dependencies between record types, which their querysets declare as ``depends_on``.

A milestone is visible with its commitment, so that a change of the commitment's handling mark changes the visibility of
the milestone, which itself remains unchanged. ``depends_on`` names, for each path to another record, the fields of that
record that ``visible_to`` reads.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from core.feed.registry import RecordType, record_types


class VisibilityDependency(NamedTuple):
    """Visibility dependency of ``child`` on ``columns`` of the record of type ``on`` at ``path``."""

    child: str
    path: str
    on: str
    columns: frozenset[str]


@cache
def dependencies() -> list[VisibilityDependency]:
    """Return all visibility dependencies."""
    return [dependency for each in record_types().values() for dependency in _declared(each)]


@cache
def dependents_of(name: str) -> list[VisibilityDependency]:
    """Return the dependencies on records of the type ``name``."""
    return [dependency for dependency in dependencies() if dependency.on == name]


@cache
def dependencies_of(name: str) -> list[VisibilityDependency]:
    """Return the dependencies of records of the type ``name``."""
    return [dependency for dependency in dependencies() if dependency.child == name]


def _declared(each: RecordType) -> Iterator[VisibilityDependency]:
    names = {other.model: other.name for other in record_types().values()}
    rows: Any = each.model._default_manager.all()
    for path, fields in getattr(rows, "depends_on", {}).items():
        model = _model_at(each.model, path)
        columns = frozenset(model._meta.get_field(field).column for field in fields)
        yield VisibilityDependency(each.name, path, names[model], columns)


def _model_at(model: Any, path: str) -> Any:
    for step in path.split("__"):
        model = model._meta.get_field(step).related_model
    return model
