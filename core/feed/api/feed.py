"""The statement that reads the feed: what became visible to an audience, or went out of its sight, after a place."""

from datetime import datetime
from functools import cache
from typing import NamedTuple

from core.changes.enums import RecordEvent
from core.feed.api.cursors import BEGINNING, Place
from core.feed.api.readers import Reader
from core.feed.audiences import source
from core.feed.visibility import circle_of
from core.rest.read.prepared import prepared_cursor

# One statement, and so one snapshot: what is settled between two could be passed over by the place that is given last.
# Its places are the position and the moment of the one to begin after, the audience, all types of the reader, those
# that are wanted, whether the last place is asked for, and how many rows. The last column but the code of the audience
# that made the change says whether the reader saw the record before it.
STATEMENT = """
SELECT asked.waiting, asked.stands, asked.last_position, asked.last_moment, told.*
FROM (
    SELECT EXISTS (SELECT FROM history_change WHERE position IS NULL) AS waiting,
        $1::bigint = 0 OR EXISTS (
            SELECT FROM history_change WHERE position = $1::bigint
                AND (extract(epoch FROM at) * 1000000)::bigint = $2::bigint
        ) AS stands,
        last.position AS last_position, last.moment AS last_moment
    FROM (VALUES (1)) one (row)
    LEFT JOIN LATERAL (
        SELECT position, (extract(epoch FROM at) * 1000000)::bigint AS moment FROM history_change
        WHERE $6::boolean AND (seen_by <> '{}' OR lost_by <> '{}') AND type = ANY($4::text[])
            AND (seen_by && $3::bigint[] OR lost_by && $3::bigint[])
        ORDER BY position DESC LIMIT 1
    ) last ON true
) asked
LEFT JOIN LATERAL (
    SELECT change.position, (extract(epoch FROM change.at) * 1000000)::bigint, change.type, change.record, change.key,
        change.kind, change.version, change.at, change.columns, change.reason,
        change.seen_by && $3::bigint[], change.other IS NOT NULL OR coalesce((
            SELECT earlier.seen_by && $3::bigint[] FROM history_change earlier
            WHERE earlier.type = change.type AND earlier.record = change.record AND earlier.other IS NULL
                AND earlier.position < change.position
            ORDER BY earlier.position DESC LIMIT 1
        ), false), {actor}
    FROM history_change change
    WHERE change.position > $1::bigint AND (change.seen_by <> '{}' OR change.lost_by <> '{}')
        AND change.type = ANY($5::text[])
        AND (change.seen_by && $3::bigint[] OR change.lost_by && $3::bigint[])
    ORDER BY change.position LIMIT $7::integer
) told ON true
ORDER BY told.position
"""


class Told(NamedTuple):
    """A change as its reader may know it."""

    place: Place
    type: str
    record: int
    key: str
    kind: str
    version: int
    at: datetime
    columns: tuple[str, ...]
    actor: str | None
    reason: str


class Page(NamedTuple):
    """``waiting`` says that there are changes to settle, ``stands`` that the place where it begins is still there."""

    waiting: bool
    stands: bool
    more: bool
    end: Place
    changes: list[Told]


@cache
def _statement() -> str:
    return STATEMENT.replace("{actor}", source().code_of("change.by"))


def page(reader: Reader, after: Place | None, limit: int) -> Page:
    """At most ``limit`` changes after a place; without one no change, and the place where the feed ends now."""
    # Where types are left out, the place to go on from is beyond the last that the page shows.
    seek_last = after is None or reader.asked is not None
    begins = after or BEGINNING
    asked = [
        *(begins.position, begins.moment, circle_of(reader.audience), list(reader.types), list(reader.wanted)),
        *(seek_last, 0 if after is None else limit + 1),
    ]
    with prepared_cursor() as cursor:
        cursor.execute(_statement(), asked)
        rows = cursor.fetchall()
    waiting, stands, last_position, last_moment, *_first = rows[0]
    changes = [_told(*row[4:]) for row in rows if row[4] is not None]
    more = len(changes) > limit
    changes = changes[:limit]
    end = changes[-1].place if changes else begins
    if not more and last_position is not None and last_position > end.position:
        end = Place(last_position, last_moment)
    return Page(waiting, stands, more, end, changes)


def _told(  # noqa: PLR0913, PLR0917  # The columns of the statement, in its order.
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
    actor: str | None,
) -> Told:
    """What is gone and what is hidden are told alike, and of the time before a record came into sight nothing is."""
    place = Place(position, moment)
    if not seen:
        return Told(place, name, record, key, RecordEvent.DELETED, version, at, (), None, "")
    if known:
        return Told(place, name, record, key, RecordEvent.CHANGED, version, at, tuple(columns), actor, reason)
    entered = kind == RecordEvent.CREATED
    return Told(
        *(place, name, record, key, RecordEvent.CREATED, version, at, ()),
        actor if entered else None,
        reason if entered else "",
    )
