"""Linking the history by hash: one sealer at a time, over what has been committed, and never in a writer's way.

Rows do not become visible in the order of their keys, so no key says what is new. What is new is what has no sealed
copy; and that not all of a table is looked through each time, a mark stands where nothing older can come any more
(``SealingMark``). The writers do not know of any of this: the sealer reads, and writes tables that only it writes.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from mocportal.history.models import Seal, SealedRow, SealingMark
from mocportal.history.services.snapshots import one_snapshot
from mocportal.history.services.sources import Source, sources
from mocportal.history.verify_history import NOTHING, digest_of_row, digest_of_seal, link_of, moment

# As many as are held in memory at once.
BATCH = 2000
# "moc seal" in ASCII, the key of the lock.
LOCK = 0x6D6F637365616C


# The names are those of our own tables; nothing of it is input.
LAST_KEY = """(SELECT '{table}', coalesce(max({key}), 0) FROM {table})"""
UNSEALED = """
SELECT {at}, %s, {key}, to_jsonb(each)::text FROM {table} each
WHERE {key} > %s AND NOT EXISTS (
    SELECT FROM history_sealedrow sealed WHERE sealed."table" = %s AND sealed.row = each.{key}
)
ORDER BY {key} LIMIT %s
"""


class New(NamedTuple):
    """A row that is to be sealed. ``at`` gives the order in which those of one run are linked."""

    at: datetime
    table: str
    row: int
    content: str


def seal(limit: int = BATCH) -> int:
    """Seal the oldest rows that are not sealed, at most ``limit`` of them, and say how many there were.

    0 also where another sealer is at work.
    """
    with _the_only_sealer() as alone:
        if not alone:
            return 0
        with one_snapshot():
            return _seal(limit)


def seal_all(limit: int = BATCH, rounds: int = 1000) -> int:
    """Seal run after run until nothing is left, or so many rounds are over."""
    sealed = 0
    for _ in range(rounds):
        some = seal(limit)
        sealed += some
        if some < limit:
            break
    return sealed


def _seal(limit: int) -> int:
    oldest_running, next_to_begin = _horizons()
    marks = {mark.table: mark for mark in SealingMark.objects.all()}
    reached = _last_keys()
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
    if len(new) > limit:
        # There is more behind: the marks stay until all of it is sealed.
        _write(new[:limit])
        return limit
    if new:
        _write(new)
    for source in open_tables:
        _move(marks[source.table], reached[source.table], oldest_running, next_to_begin)
    return len(new)


def _move(mark: SealingMark, reached: int, oldest_running: int, next_to_begin: int) -> None:
    """Let the mark follow, all that could be seen being sealed."""
    before = (mark.settled, mark.seen, mark.horizon)
    if mark.horizon <= oldest_running:
        # Who could still have brought an older row has ended, and what they brought is sealed by now.
        mark.settled = max(mark.settled, mark.seen)
        mark.seen, mark.horizon = reached, next_to_begin
    elif mark.horizon > next_to_begin:
        # The number is of another cluster, before the database was restored.
        mark.horizon = next_to_begin
    if (mark.settled, mark.seen, mark.horizon) != before:
        SealingMark.objects.bulk_create(
            [mark],
            update_conflicts=True,
            unique_fields=["table"],
            update_fields=["settled", "seen", "horizon"],
        )


def _horizons() -> tuple[int, int]:
    """The oldest transaction that was running when the snapshot was taken, and the next that had not begun."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_snapshot_xmin(now)::text::bigint, pg_snapshot_xmax(now)::text::bigint"
            " FROM pg_current_snapshot() now"
        )
        oldest_running, next_to_begin = cursor.fetchone()
    return oldest_running, next_to_begin


def _last_keys() -> dict[str, int]:
    """The greatest key of each table that this snapshot shows; 0 where it is empty."""
    each = [LAST_KEY.format(table=source.table, key=source.key) for source in sources()]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(each))
        return dict(cursor.fetchall())


def _unsealed(source: Source, settled: int, limit: int) -> Iterator[New]:
    statement = UNSEALED.format(table=source.table, key=source.key, at=source.at)
    with connection.cursor() as cursor:
        cursor.execute(statement, [source.table, settled, source.table, limit + 1])
        yield from (New(*row) for row in cursor.fetchall())


def _write(new: list[New]) -> None:
    """Add the rows to the chain, and one seal over them."""
    last = Seal.objects.order_by("-number").first()
    number, position = (last.number, last.last) if last else (0, 0)
    link = bytes(last.link) if last else NOTHING
    rows = []
    for each in new:
        position += 1
        salt = secrets.token_bytes(16)
        digest = digest_of_row(salt, each.content)
        link = link_of(link, each.table, each.row, digest)
        rows.append(
            SealedRow(
                position=position,
                table=each.table,
                row=each.row,
                salt=salt,
                content=each.content,
                digest=digest,
                link=link,
            )
        )
    SealedRow.objects.bulk_create(rows, batch_size=500)
    before = bytes(last.digest) if last else NOTHING
    fresh = Seal(
        number=number + 1,
        first=rows[0].position,
        last=position,
        link=link,
        previous=before,
        sealed_at=timezone.now(),
    )
    fresh.digest = digest_of_seal(told_of(fresh))
    fresh.save(force_insert=True)


def told_of(each: Seal) -> dict[str, int | str]:
    """A seal as an export tells it, but for its digest."""
    return {
        "number": each.number,
        "first": each.first,
        "last": each.last,
        "link": bytes(each.link).hex(),
        "previous": bytes(each.previous).hex(),
        "sealed_at": moment(each.sealed_at),
    }


@contextmanager
def _the_only_sealer() -> Iterator[bool]:
    """Whether the lock was free. It is held until what was sealed is committed."""
    within = connection.in_atomic_block
    with connection.cursor() as cursor:
        # A lock of the session where it can be: the snapshot has to be taken after the lock.
        cursor.execute(f"SELECT {'pg_try_advisory_xact_lock' if within else 'pg_try_advisory_lock'}(%s)", [LOCK])
        (alone,) = cursor.fetchone()
    try:
        yield alone
    finally:
        if alone and not within:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
