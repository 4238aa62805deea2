"""Sealer, which links the history by hash: one at a time, over committed rows, without blocking writers.

Rows do not become visible in the order of their keys, so no key identifies new rows. New rows are those without a
sealed copy; to avoid a full scan each time, a mark records the key before which no more rows can appear
(``SealingMark``). Writers are not involved: the sealer reads, and writes to its own tables only.
"""

import secrets
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from audit.models import Seal, SealingMark
from audit.services.sealed_tables import Source, sources
from audit.verify_history import NOTHING, digest_of_row, digest_of_seal, link_of, moment
from contacts.services.personal_data.history import SEALERS_LOCK
from core.db.advisory_locks import in_batches, only_holder
from core.db.snapshots import one_snapshot

# Maximum rows in memory.
BATCH = 2000
LOCK = SEALERS_LOCK


# Only our own table names, no input.
LAST_KEY = """(SELECT '{table}', coalesce(max({key}), 0) FROM {table})"""
UNSEALED = """
SELECT {at}, %s, {key} FROM {table} each
WHERE {key} > %s AND NOT EXISTS (
    SELECT FROM history_sealedrow sealed WHERE sealed."table" = %s AND sealed.row = each.{key}
)
ORDER BY {key} LIMIT %s
"""
CONTENT = """SELECT {key}, to_jsonb(each)::text FROM {table} each WHERE {key} = ANY(%s)"""
COPY = """COPY history_sealedrow (position, "table", row, salt, content, digest, link) FROM STDIN"""


class New(NamedTuple):
    """New row for sealing. ``at`` determines the link order within one run."""

    at: datetime
    table: str
    row: int


def seal(limit: int = BATCH) -> int:
    """Seal the oldest unsealed rows, at most ``limit``, and return their number.

    0 also if another sealer is running.
    """
    with only_holder(LOCK) as alone:
        if not alone:
            return 0
        with one_snapshot():
            return _seal(limit)


def seal_all(limit: int = BATCH, rounds: int = 1000) -> int:
    """Seal in batches until no rows are left, or for ``rounds`` batches; return the number of rows."""
    return in_batches(seal, limit=limit, rounds=rounds)


def _seal(limit: int) -> int:
    oldest_running, next_to_begin = _horizons()
    marks = {mark.table: mark for mark in SealingMark.objects.all()}
    reached = last_keys()
    open_tables = [
        source
        for source in sources()
        if reached[source.table] > (marks[source.table].settled if source.table in marks else 0)
    ]
    new: list[New] = []
    for source in open_tables:
        mark = marks.setdefault(source.table, SealingMark(table=source.table))
        new += _unsealed(source, mark.settled, limit)
    new.sort()
    chosen, rest = new[:limit], new[limit:]
    # A table with a backlog is sealed up to its first remaining row. The mark must follow even then, or each run would
    # first scan everything already sealed.
    for each in rest:
        reached[each.table] = min(reached[each.table], each.row - 1)
    if chosen:
        _write(chosen)
    for source in open_tables:
        _move(marks[source.table], reached[source.table], oldest_running, next_to_begin)
    return len(chosen)


def _move(mark: SealingMark, reached: int, oldest_running: int, next_to_begin: int) -> None:
    """Advance the mark to the key before which all rows are sealed."""
    before = (mark.settled, mark.seen, mark.horizon)
    if mark.horizon <= oldest_running:
        # All transactions that could have added an older row have ended, and their rows are sealed, except those left
        # to the next run.
        mark.settled = max(mark.settled, min(mark.seen, reached))
        mark.seen, mark.horizon = reached, next_to_begin
    elif mark.horizon > next_to_begin:
        # The transaction number is of another cluster, from before the database was restored.
        mark.horizon = next_to_begin
    if (mark.settled, mark.seen, mark.horizon) != before:
        SealingMark.objects.bulk_create(
            [mark],
            update_conflicts=True,
            unique_fields=["table"],
            update_fields=["settled", "seen", "horizon"],
        )


def _horizons() -> tuple[int, int]:
    """Return the oldest transaction that was running at the snapshot, and the next one not yet started."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_snapshot_xmin(now)::text::bigint, pg_snapshot_xmax(now)::text::bigint"
            " FROM pg_current_snapshot() now"
        )
        oldest_running, next_to_begin = cursor.fetchone()
    return oldest_running, next_to_begin


def last_keys() -> dict[str, int]:
    """Return the greatest key of each table in this snapshot; 0 for an empty one."""
    each = [LAST_KEY.format(table=source.table, key=source.key) for source in sources()]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(each))
        return dict(cursor.fetchall())


def _unsealed(source: Source, settled: int, limit: int) -> Iterator[New]:
    statement = UNSEALED.format(table=source.table, key=source.key, at=source.at)
    with connection.cursor() as cursor:
        cursor.execute(statement, [source.table, settled, source.table, limit + 1])
        yield from (New(*row) for row in cursor.fetchall())


def _contents(new: list[New]) -> dict[tuple[str, int], str]:
    """Return the sealed text of the new rows only."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for each in new:
        wanted[each.table].append(each.row)
    found: dict[tuple[str, int], str] = {}
    for source in sources():
        if keys := wanted.get(source.table):
            with connection.cursor() as cursor:
                cursor.execute(CONTENT.format(table=source.table, key=source.key), [keys])
                found |= {(source.table, key): content for key, content in cursor.fetchall()}
    return found


def _write(new: list[New]) -> None:
    """Append the rows to the chain, and one seal over them."""
    last = Seal.objects.order_by("-number").first()
    number, position = (last.number, last.last) if last else (0, 0)
    link = bytes(last.link) if last else NOTHING
    contents = _contents(new)
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        for each in new:
            position += 1
            salt, content = secrets.token_bytes(16), contents[each.table, each.row]
            digest = digest_of_row(salt, content)
            link = link_of(link, each.table, each.row, digest)
            copy.write_row((position, each.table, each.row, salt, content, digest, link))
    before = bytes(last.digest) if last else NOTHING
    fresh = Seal(
        number=number + 1,
        first=position - len(new) + 1,
        last=position,
        link=link,
        previous=before,
        sealed_at=timezone.now(),
    )
    fresh.digest = digest_of_seal(seal_fields(fresh))
    fresh.save(force_insert=True)


def seal_fields(each: Seal) -> dict[str, int | str]:
    """Return a seal in export form, without its digest."""
    return {
        "number": each.number,
        "first": each.first,
        "last": each.last,
        "link": bytes(each.link).hex(),
        "previous": bytes(each.previous).hex(),
        "sealed_at": moment(each.sealed_at),
    }
