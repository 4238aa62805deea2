"""Giving changes their places in the feed: one settler at a time, and only over what has been committed.

A reader who keeps the last number that a sequence gave loses what a slower transaction commits under a smaller one.
Here a change is given its position after its commit, under one lock, so a position that can be read is never followed
by a smaller one. All of it happens over one snapshot: what is told of a record is how it stood after what is settled.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import cast

from django.db import connection

from core.changes.enums import RecordEvent
from core.changes.models import Change
from core.db.snapshots import one_snapshot
from core.feed import log
from core.feed.linking import shown_otherwise
from core.feed.propagation import changed_sight, guard_of
from core.feed.record_state import Presence, present
from core.feed.visibility import NOBODY, Sight, State, audiences

# As many as can be settled while a reader waits.
BATCH = 1000
# "moc feed" in ASCII, the key of the lock.
LOCK = 0x6D6F635F66656564

# Called with the changes of a batch that have their positions, in the same transaction.
SUBSCRIBERS: list[Callable[[Iterable[Change]], None]] = []

type Pair = tuple[str, int]


def settle(limit: int = BATCH) -> int:
    """Give the oldest unsettled changes their positions, at most ``limit`` of them, and say how many there were.

    0 also where another settler is at work. Called within a transaction it settles what that transaction sees, as
    part of it.
    """
    with _the_only_settler() as alone:
        if not alone:
            return 0
        with one_snapshot():
            return _Batch(limit).settle()


def settle_all(limit: int = BATCH, rounds: int = 100) -> int:
    """Settle batch after batch until nothing is left, or so many rounds are over."""
    settled = 0
    for _ in range(rounds):
        some = settle(limit)
        settled += some
        if some < limit:
            break
    return settled


@contextmanager
def _the_only_settler() -> Iterator[bool]:
    """Whether the lock was free. It is held until what was settled is committed, so that positions appear in order."""
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


class _Batch:
    """The oldest unsettled changes, in the order of their numbers.

    Of one record that is the order of its versions, since a number is taken under the lock of the record's standing;
    and what a transaction could see when it wrote has a smaller number than what it wrote.
    """

    def __init__(self, limit: int) -> None:
        self.changes = log.unsettled(limit)
        pairs = {(change.type, change.record) for change in self.changes}
        guards = {pair for change in self.changes if (pair := guard_of(change)) is not None}
        self.whom = audiences()
        self.states: dict[Pair, State] = log.told(pairs | guards)
        self.present: dict[Pair, Presence] = present(pairs | guards, self.whom)
        self.last = log.last_waiting(pairs)
        # The audiences that see a record and did not, or do not see it and did.
        self.moved: dict[Pair, Sight] = {}

    def settle(self) -> int:
        if not self.changes:
            return 0
        positions = count(log.last_position() + 1)
        for change in self.changes:
            change.position = next(positions)
            self._tell(change)
        log.write(self.changes)
        spread = []
        for change, moved in changed_sight(self.changes, self.whom):
            self.moved[change.type, change.record] = moved
            spread.append(change)
        shown = shown_otherwise(self.moved, self.whom)
        following = self._write([*spread, *shown], positions)
        for notify in SUBSCRIBERS:
            notify([*self.changes, *following])
        return len(self.changes)

    @staticmethod
    def _write(following: list[Change], positions: Iterator[int]) -> list[Change]:
        """Enter what follows from the settled changes, and is settled with them."""
        for change in following:
            change.position = next(positions)
        return Change.objects.bulk_create(following, batch_size=BATCH)

    def _tell(self, change: Change) -> None:
        """Write into ``change`` by which key its record is found, who sees it, and who does no longer."""
        pair = change.type, change.record
        before = self.states.get(pair, State())
        if change.other is None:
            after = self._after(change, before)._replace(version=change.version)
        else:
            # The trigger reads the version without waiting for whoever changes the record at the same time: a newer
            # one may be told already.
            after, change.version = before, before.version or change.version
        self.states[pair] = after
        change.key = after.key or before.key or self._key(pair)
        told, lost = after.seen, before.seen - after.seen
        if change.other is not None:
            # A link shows to whoever sees both of its ends.
            told, lost = told & self._guard(change), NOBODY
        elif change.kind == RecordEvent.CHANGED:
            self.moved[pair] = self.moved.get(pair, NOBODY) | (after.seen ^ before.seen)
        change.seen_by, change.lost_by = sorted(told), sorted(lost)

    def _after(self, change: Change, before: State) -> State:
        """How the record stood after ``change``, as far as it can be known from how it stands now.

        What is now in sight need not have been so yet: where something else changed the record later, or on what its
        sight hangs, this change is told to those who saw it before, and the later one to those who see it now.
        """
        pair = change.type, change.record
        now = self.present.get(pair)
        if self.last[pair] != change.pk:
            return State(before.key) if change.kind == RecordEvent.DELETED else before
        if now is None:
            return State(before.key)
        if now.sight_changes_after(change):
            return State(now.state.key, before.seen)
        return now.state

    def _guard(self, change: Change) -> frozenset[int]:
        pair = cast("Pair", guard_of(change))
        now = self.present.get(pair)
        return self.states.get(pair, State()).seen if now is None else now.state.seen

    def _key(self, pair: Pair) -> str:
        now = self.present.get(pair)
        return "" if now is None else now.state.key
