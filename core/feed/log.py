"""The statements on the log of changes that the settler needs."""

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
# Sets of numbers have different lengths, which an array of arrays cannot have: they travel as text.
WRITE = """
UPDATE history_change SET position = settled.position, key = settled.key, seen_by = settled.seen_by::bigint[],
    lost_by = settled.lost_by::bigint[], version = settled.version, other = settled.other
FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::text[], %s::text[], %s::integer[], %s::bigint[])
    settled (id, position, key, seen_by, lost_by, version, other)
WHERE history_change.id = settled.id
"""


def unsettled(limit: int) -> list[Change]:
    """The oldest changes without a place, in the order of their numbers. To all that follows, a link is a link."""
    changes = list(Change.objects.filter(position=None).order_by("id")[:limit])
    for change in changes:
        if change.link is not None:
            change.other = change.link
    return changes


def last_position() -> int:
    """The position of the last settled change; 0 before the first."""
    return Change.objects.aggregate(last=Max("position"))["last"] or 0


def told(pairs: Collection[Pair]) -> dict[Pair, State]:
    """By which key, to whom and in which version each of these records was told last; without those never told of.

    A change of a link is no word about who sees the record.
    """
    with connection.cursor() as cursor:
        cursor.execute(TOLD, _columns(pairs))
        rows = cursor.fetchall()
    return {(name, record): State(key, frozenset(seen), version) for name, record, key, seen, version in rows}


def last_waiting(pairs: Collection[Pair]) -> dict[Pair, int | None]:
    """The last change of each of these records that is not settled yet, whether or not it is settled now."""
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
