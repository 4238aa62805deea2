"""Feed query: changes after a position that became visible to an audience, or ceased to be."""

from datetime import datetime
from functools import cache
from typing import NamedTuple

from core.changes.enums import RecordEvent
from core.feed.api.cursors import BEGINNING, FeedPosition
from core.feed.api.readers import FeedReader
from core.feed.audiences import source
from core.feed.visibility import circle_of
from core.rest.read.prepared import prepared_cursor

# One statement, hence one snapshot: changes sequenced between two statements could be skipped. Its parameters are the
# position and instant of the start, the audience, all types of the reader, the requested types, whether to return the
# last position, the number of rows, and the requested keys. The last columns are: whether the reader sees the record,
# whether it did before the change, whether the change counts as the creation, the reason of the creation, and the
# actor's code.
STATEMENT = """
SELECT start.is_valid, start.last_position, start.last_moment, entry.*
FROM (
    SELECT $1::bigint = 0 OR EXISTS (
            SELECT FROM history_change WHERE position = $1::bigint
                AND (extract(epoch FROM at) * 1000000)::bigint = $2::bigint
        ) AS is_valid,
        last.position AS last_position, last.moment AS last_moment
    FROM (VALUES (1)) one (row)
    LEFT JOIN LATERAL (
        SELECT position, (extract(epoch FROM at) * 1000000)::bigint AS moment FROM history_change
        WHERE $6::boolean AND (seen_by <> '{}' OR lost_by <> '{}') AND type = ANY($4::text[])
            AND (seen_by && $3::bigint[] OR lost_by && $3::bigint[])
        ORDER BY position DESC LIMIT 1
    ) last ON true
) start
LEFT JOIN LATERAL (
    SELECT change.position, (extract(epoch FROM change.at) * 1000000)::bigint, change.type, change.record, change.key,
        change.kind, change.version, change.at, change.columns, change.reason,
        change.seen_by && $3::bigint[], change.other IS NOT NULL OR coalesce((
            SELECT earlier.seen_by && $3::bigint[] FROM history_change earlier
            WHERE earlier.type = change.type AND earlier.record = change.record AND earlier.other IS NULL
                AND earlier.position < change.position
            ORDER BY earlier.position DESC LIMIT 1
        ), false), change.kind = 'created' OR made.found IS TRUE, made.reason, {actor}
    FROM history_change change
    LEFT JOIN LATERAL (
        -- Who created the record has just made it visible. What a partner system creates is visible from then on.
        SELECT true AS found, CASE WHEN creation.client IS NOT NULL THEN creation.reason END AS reason
        FROM history_change creation
        WHERE change.kind = 'changed' AND creation.type = change.type AND creation.record = change.record
            AND creation.kind = 'created' AND creation.by = change.by AND change.at < creation.at + interval '1 minute'
        LIMIT 1
    ) made ON true
    WHERE change.position > $1::bigint AND (change.seen_by <> '{}' OR change.lost_by <> '{}')
        AND change.type = ANY($5::text[]) AND ($8::text[] IS NULL OR change.key = ANY($8::text[]))
        AND (change.seen_by && $3::bigint[] OR change.lost_by && $3::bigint[])
    ORDER BY change.position LIMIT $7::integer
) entry ON true
ORDER BY entry.position
"""


class FeedEntry(NamedTuple):
    """Change log entry as shown to a reader."""

    place: FeedPosition
    type: str
    record: int
    key: str
    kind: str
    version: int
    at: datetime
    columns: tuple[str, ...]
    actor: str | None
    reason: str


class FeedPage(NamedTuple):
    """Page of the feed.

    ``is_valid``: the start position is still the same change.
    """

    is_valid: bool
    more: bool
    end: FeedPosition
    changes: list[FeedEntry]


@cache
def _statement() -> str:
    return STATEMENT.replace("{actor}", source().code_of("change.by"))


def page(reader: FeedReader, after: FeedPosition | None, limit: int) -> FeedPage:
    """Return at most ``limit`` changes after a position; without one, no change and the present end of the feed."""
    # If types or records are excluded, the next position is beyond the last change of the page.
    seek_last = after is None or reader.requested_types is not None or reader.requested_keys is not None
    begins = after or BEGINNING
    parameters = [
        *(begins.position, begins.moment, circle_of(reader.audience), list(reader.types), list(reader.wanted)),
        *(seek_last, 0 if after is None else limit + 1),
        None if reader.requested_keys is None else list(reader.requested_keys),
    ]
    with prepared_cursor() as cursor:
        cursor.execute(_statement(), parameters)
        rows = cursor.fetchall()
    is_valid, last_position, last_moment, *_first = rows[0]
    changes = [_entry(*row[3:]) for row in rows if row[3] is not None]
    more = len(changes) > limit
    changes = changes[:limit]
    end = changes[-1].place if changes else begins
    if not more and last_position is not None and last_position > end.position:
        end = FeedPosition(last_position, last_moment)
    return FeedPage(is_valid, more, end, changes)


def _entry(  # noqa: PLR0913, PLR0917  # The columns of the statement, in its order.
    position: int,
    moment: int,
    name: str,
    record: int,
    key: str,
    kind: str,
    version: int,
    at: datetime,
    columns: list[str],
    reason: str,
    seen: bool,  # noqa: FBT001
    known: bool,  # noqa: FBT001
    entered: bool,  # noqa: FBT001
    reason_of_creation: str | None,
    actor: str | None,
) -> FeedEntry:
    """Return the entry for a reader.

    Deleted and hidden records yield the same tombstone; no history from before the reader gained access is shown.
    """
    place = FeedPosition(position, moment)
    if not seen:
        return FeedEntry(place, name, record, key, RecordEvent.DELETED, version, at, (), None, "")
    if known:
        return FeedEntry(place, name, record, key, RecordEvent.CHANGED, version, at, tuple(columns), actor, reason)
    return FeedEntry(
        *(place, name, record, key, RecordEvent.CREATED, version, at, ()),
        actor if entered else None,
        (reason or reason_of_creation or "") if entered else "",
    )
