"""Change log statements of the sequencer."""

from collections.abc import Collection, Iterable, Mapping

from django.db import connection
from django.db.models import Max

from core.changes.models import Change
from core.feed.visibility import State

type Pair = tuple[str, int]

LAST_PUBLISHED = """
SELECT asked.type, asked.record, told.key, told.seen_by, told.version
FROM unnest(%s::text[], %s::bigint[]) asked (type, record)
CROSS JOIN LATERAL (
    SELECT key, seen_by, version FROM history_change change
    WHERE change.type = asked.type AND change.record = asked.record AND position IS NOT NULL AND other IS NULL
    ORDER BY position DESC LIMIT 1
) told
"""
LAST_OF_SIGHT = """
SELECT asked.type, asked.record, waiting.id
FROM unnest(%s::text[], %s::bigint[], %s::text[]) asked (type, record, columns)
CROSS JOIN LATERAL (
    SELECT max(id) AS id FROM history_change change
    WHERE change.type = asked.type AND change.record = asked.record AND position IS NULL
        AND other IS NULL AND link IS NULL AND (kind <> 'changed' OR change.columns && asked.columns::text[])
) waiting
"""
# Sets differ in length, which a PostgreSQL array of arrays does not allow: they are passed as text.
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
        cursor.execute(LAST_PUBLISHED, _columns(pairs))
        rows = cursor.fetchall()
    return {(name, record): State(key, frozenset(seen), version) for name, record, key, seen, version in rows}


def last_of_sight(pairs: Collection[Pair], columns: Mapping[str, Collection[str]]) -> dict[Pair, int]:
    """Return the id of the last unsequenced change of each record that can change its visibility; 0 for none.

    These are its creation, its deletion and changes of ``columns`` of its type.
    """
    read = [_set(columns[name]) for name, _record in pairs]
    with connection.cursor() as cursor:
        cursor.execute(LAST_OF_SIGHT, [*_columns(pairs), read])
        return {(name, record): change or 0 for name, record, change in cursor.fetchall()}


def write(changes: Iterable[Change]) -> None:
    rows = [
        (each.pk, each.position, each.key, _set(each.seen_by), _set(each.lost_by), each.version, each.other)
        for each in changes
    ]
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [list(column) for column in zip(*rows, strict=True)])


def _columns(pairs: Collection[Pair]) -> list[list[str] | list[int]]:
    return [[name for name, _record in pairs], [record for _name, record in pairs]]


def _set(members: Iterable[int | str] | None) -> str:
    return f"{{{','.join(map(str, members or ()))}}}"
