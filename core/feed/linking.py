"""Visibility of links: a record that refers to one with a narrower audience changes with that record's audience."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from django.db.models import Model
from django.utils import timezone

from core.changes.enums import RecordEvent
from core.changes.models import Change
from core.feed import log
from core.feed.record_state import present
from core.feed.registry import record_types
from core.feed.visibility import Sight
from core.rest.read.fields import VisibleKey

type Pair = tuple[str, int]


class RecordLink(NamedTuple):
    """Link of records of type ``holder`` whose ``field`` shows records of type ``shown`` to readers who can see both.

    ``model`` is the link model, with the path ``of`` to the holder and ``to`` to the record shown.
    """

    holder: str
    field: str
    shown: str
    model: type[Model]
    of: str
    to: str


@cache
def links() -> list[RecordLink]:
    by_model = {each.model: each.name for each in record_types().values()}
    found: list[RecordLink] = []
    for each in record_types().values():
        serializer = each.serializer_class()
        found += [
            RecordLink(each.name, part.name, by_model[part.to], part.model, part.of, part.guard)
            for part in serializer.hangs_on()
            if part.to is not None
        ]
        found += [
            RecordLink(each.name, name, by_model[field.model], each.model, "pk", field.through)
            for name, field in serializer.fields.items()
            if isinstance(field, VisibleKey)
        ]
    return found


def shown_otherwise(moved: Mapping[Pair, Sight], whom: tuple[int, ...]) -> Iterator[Change]:
    """Yield the changes of records that refer to a ``moved`` one, for audiences that gained or lost access to it.

    The referring records themselves did not change, so their versions remain.
    """
    shown: dict[str, set[int]] = defaultdict(set)
    for name, record in moved:
        shown[name].add(record)
    for link in links():
        if records := shown.get(link.shown):
            rows = link.model._base_manager.filter(**{f"{link.to}__in": records}).order_by("pk")
            ends = list(rows.values_list(link.of, link.to).distinct())
            yield from _reference_changes(
                link, {(holder, other): moved[link.shown, other] for holder, other in ends}, whom
            )


def _reference_changes(
    link: RecordLink, ends: Mapping[tuple[int, int], Sight], whom: tuple[int, ...]
) -> Iterator[Change]:
    holders = {(link.holder, holder) for holder, _other in ends}
    now, published = present(holders, whom), log.last_published(holders)
    for (holder, other), moved in ends.items():
        pair = link.holder, holder
        if pair in published and pair in now and (seen := now[pair].state.seen & published[pair].seen & moved):
            yield Change(
                type=link.holder,
                record=holder,
                version=published[pair].version,
                kind=RecordEvent.CHANGED,
                columns=[link.field],
                at=timezone.now(),
                xid=0,
                of_sight=True,
                other=other,
                key=now[pair].state.key,
                seen_by=sorted(seen),
                lost_by=[],
            )
