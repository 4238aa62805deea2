"""Linking the history by hash: one sealer at a time, over what has been committed, and never in a writer's way.

Rows do not become visible in the order of their keys, so no key says what is new. What is new is what has no sealed
copy; and that not all of a table is looked through each time, a mark stands where nothing older can come any more
(``SealingMark``). The writers do not know of any of this: the sealer reads, and writes tables that only it writes.
"""

import secrets
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from audit.models import Seal, SealingMark
from audit.services.sealed_tables import Source, sources
from audit.verify_history import NOTHING, digest_of_row, digest_of_seal, link_of, moment
from contacts.services.personal_data.history import SEALERS_LOCK
from core.db.snapshots import one_snapshot

# As many as are held in memory at once.
BATCH = 2000
LOCK = SEALERS_LOCK


# The names are those of our own tables; nothing of it is input.
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
    """A row that is to be sealed. ``at`` gives the order in which those of one run are linked."""

    at: datetime
    table: str
    row: int


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
    # Of a table that is not sealed to its end, all is sealed up to the first row that is left. In a long backlog the
    # mark has to follow too, or each run would begin by looking through everything that was sealed before it.
    for each in rest:
        reached[each.table] = min(reached[each.table], each.row - 1)
    if chosen:
        _write(chosen)
    for source in open_tables:
        _move(marks[source.table], reached[source.table], oldest_running, next_to_begin)
    return len(chosen)


def _move(mark: SealingMark, reached: int, oldest_running: int, next_to_begin: int) -> None:
    """Let the mark follow to where all that could be seen is sealed."""
    before = (mark.settled, mark.seen, mark.horizon)
    if mark.horizon <= oldest_running:
        # Who could still have brought an older row has ended, and what they brought is sealed by now, but for what is
        # left to the next run.
        mark.settled = max(mark.settled, min(mark.seen, reached))
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


def last_keys() -> dict[str, int]:
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


def _contents(new: list[New]) -> dict[tuple[str, int], str]:
    """The rows as they are sealed, read for those alone that are."""
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
    """Add the rows to the chain, and one seal over them."""
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
