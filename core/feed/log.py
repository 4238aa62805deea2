"""Change log statements of the sequencer."""

from collections.abc import Collection, Iterable

from django.db import connection
from django.db.models import Max

from core.changes.models import Change
from core.feed.visibility import State

type Pair = tuple[str, int]

TOLD = """
SELECT asked.type, asked.record, told.key, told.seen_by, told.version
FROM unnest(%s::text[], %s::bigint[]) asked (type, record)
CROSS JOIN LATERAL (
    SELECT key, seen_by, version FROM history_change change
    WHERE change.type = asked.type AND change.record = asked.record AND position IS NOT NULL AND other IS NULL
    ORDER BY position DESC LIMIT 1
) told
"""
LAST_WAITING = """
SELECT asked.type, asked.record, waiting.id
FROM unnest(%s::text[], %s::bigint[]) asked (type, record)
CROSS JOIN LATERAL (
    SELECT max(id) AS id FROM history_change change
    WHERE change.type = asked.type AND change.record = asked.record AND position IS NULL
        AND other IS NULL AND link IS NULL
) waiting
"""
# Sets of numbers differ in length, which a PostgreSQL array of arrays does not allow: they are passed as text.
WRITE = """
UPDATE history_change SET position = settled.position, key = settled.key, seen_by = settled.seen_by::bigint[],
    lost_by = settled.lost_by::bigint[], version = settled.version, other = settled.other
FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::text[], %s::text[], %s::integer[], %s::bigint[])
    settled (id, position, key, seen_by, lost_by, version, other)
WHERE history_change.id = settled.id
"""


def unsettled(limit: int) -> list[Change]:
    """Return the oldest unsequenced changes, in the order of their ids, with ``link`` copied into ``other``."""
    changes = list(Change.objects.filter(position=None).order_by("id")[:limit])
    for change in changes:
        if change.link is not None:
            change.other = change.link
    return changes


def last_position() -> int:
    """Return the position of the last sequenced change; 0 before the first."""
    return Change.objects.aggregate(last=Max("position"))["last"] or 0


def last_published(pairs: Collection[Pair]) -> dict[Pair, State]:
    """Return the last published key, audience and version of each record; unpublished records are omitted.

    Changes of links are ignored, since they do not state the record's audience.
    """
    with connection.cursor() as cursor:
        cursor.execute(TOLD, _columns(pairs))
        rows = cursor.fetchall()
    return {(name, record): State(key, frozenset(seen), version) for name, record, key, seen, version in rows}


def last_waiting(pairs: Collection[Pair]) -> dict[Pair, int | None]:
    """Return the id of the last change of each record that was unsequenced before the batch."""
    with connection.cursor() as cursor:
        cursor.execute(LAST_WAITING, _columns(pairs))
        return {(name, record): change for name, record, change in cursor.fetchall()}


def write(changes: Iterable[Change]) -> None:
    rows = [
        (each.pk, each.position, each.key, _set(each.seen_by), _set(each.lost_by), each.version, each.other)
        for each in changes
    ]
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [list(column) for column in zip(*rows, strict=True)])


def _columns(pairs: Collection[Pair]) -> list[list[str] | list[int]]:
    return [[name for name, _record in pairs], [record for _name, record in pairs]]


def _set(numbers: Iterable[int] | None) -> str:
    return f"{{{','.join(map(str, numbers or ()))}}}"
