"""Propagates a visibility change to dependent records and links."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from core.changes.enums import RecordEvent
from core.changes.models import Change, Standing
from core.feed.registry import record_types
from core.feed.visibility import Sight, visibility_columns
from core.feed.visibility_dependencies import VisibilityDependency, dependents_of

type Pair = tuple[str, int]


def guard_of(change: Change) -> Pair | None:
    """Return the record at the other end of the link that ``change`` concerns; None for any other change."""
    if change.other is None:
        return None
    (part,) = change.columns
    return _guards(change.type)[part], change.other


@cache
def _guards(name: str) -> dict[str, str]:
    """Return the type of the other record for each part and link that only readers of both records can see."""
    by_model = {each.model: each.name for each in record_types().values()}
    of = record_types()[name]
    parts = {part.name: by_model[part.to] for part in of.serializer_class().hangs_on() if part.to is not None}
    return parts | {column: by_model[field.model] for column, field in of.links.items()}


def changed_sight(settled: Collection[Change], whom: tuple[int, ...]) -> Iterator[tuple[Change, Sight]]:
    """Yield changes of dependent records whose visibility changed through ``settled``, with the audiences affected.

    The audiences are those that gained or lost access. A record with an unsequenced change of its own is left to that
    change.
    """
    known: set[Pair] = set()
    for dependency, records in _moved(settled).items():
        for change, moved in _audience_changes(dependency, records, whom):
            if (change.type, change.record) not in known:
                known.add((change.type, change.record))
                yield change, moved


def _moved(settled: Iterable[Change]) -> dict[VisibilityDependency, set[int]]:
    """Return the records that changed in a column on which other records' visibility depends, by dependency."""
    moved: dict[VisibilityDependency, set[int]] = defaultdict(set)
    for change in settled:
        if change.kind == RecordEvent.CHANGED and change.other is None:
            for dependency in dependents_of(change.type):
                if dependency.columns.intersection(change.columns):
                    moved[dependency].add(change.record)
    return moved


def _audience_changes(
    dependency: VisibilityDependency, records: set[int], whom: tuple[int, ...]
) -> Iterator[tuple[Change, Sight]]:
    each = record_types()[dependency.child]
    visibility = visibility_columns(each, whom)
    own = Change.objects.filter(type=dependency.child, record=OuterRef("pk"), other=None)
    published = own.filter(position__isnull=False).order_by("-position")
    standing = Standing.objects.filter(type=dependency.child, record=OuterRef("pk"))
    columns: dict[str, Any] = visibility.columns | {
        "_last_audience": Subquery(published.values("seen_by")[:1]),
        "_version": Subquery(standing.values("version")),
        "_waits": Exists(own.filter(position=None, link=None)),
    }
    rows = each.model._base_manager.filter(**{f"{dependency.path}__in": records}).order_by()
    for row in rows.values("pk", *visibility.key, **columns).iterator():
        state, before = visibility.state(row), frozenset(row["_last_audience"] or ())
        if state.seen != before and not row["_waits"]:
            change = Change(
                type=dependency.child,
                record=row["pk"],
                version=row["_version"],
                kind=RecordEvent.CHANGED,
                at=timezone.now(),
                xid=0,
                of_sight=True,
                key=state.key,
                seen_by=sorted(state.seen),
                lost_by=sorted(before - state.seen),
            )
            yield change, state.seen ^ before
