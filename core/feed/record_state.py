"""Record state: present key and audience of records, and pending changes of their visibility."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Greatest

from core.changes.enums import RecordEvent
from core.changes.models import Change
from core.feed.registry import record_types
from core.feed.visibility import State, visibility_columns
from core.feed.visibility_dependencies import VisibilityDependency, dependencies_of

type Pair = tuple[str, int]


@dataclass(frozen=True, slots=True)
class RecordState:
    """Current key and audience of a record.

    ``unsettled`` is the last unsequenced change of a record that its visibility depends on.
    """

    state: State
    unsettled: int | None

    def sight_changes_after(self, change: Change) -> bool:
        return self.unsettled is not None and self.unsettled > change.pk


def present(pairs: Iterable[Pair], whom: tuple[int, ...]) -> dict[Pair, RecordState]:
    """Return the existing records by type and primary key, with one statement for each type."""
    by_type: dict[str, set[int]] = defaultdict(set)
    for name, record in pairs:
        by_type[name].add(record)
    return {
        (name, record): presence
        for name, records in by_type.items()
        for record, presence in _of_type(name, records, whom).items()
    }


def _of_type(name: str, records: set[int], whom: tuple[int, ...]) -> dict[int, RecordState]:
    each = record_types()[name]
    visibility = visibility_columns(each, whom)
    rows = each.model._base_manager.filter(pk__in=records).order_by()
    columns: dict[str, Any] = visibility.columns | {"_unsettled": _unsettled(name)}
    return {
        row["pk"]: RecordState(visibility.state(row), row["_unsettled"])
        for row in rows.values("pk", *visibility.key, **columns)
    }


def _unsettled(name: str) -> Any:
    """Return the expression of the last unsequenced change that the visibility depends on; NULL if there is none."""
    waiting = [_last_of(dependency) for dependency in dependencies_of(name)]
    if len(waiting) > 1:
        return Greatest(*waiting)
    return waiting[0] if waiting else Subquery(Change.objects.none().values("pk"))


def _last_of(dependency: VisibilityDependency) -> Subquery:
    waiting = Change.objects.filter(
        type=dependency.on,
        record=OuterRef(f"{dependency.path}__pk"),
        position=None,
        other=None,
        link=None,
        kind=RecordEvent.CHANGED,
        columns__overlap=sorted(dependency.columns),
    )
    return Subquery(waiting.order_by("-pk").values("pk")[:1])
