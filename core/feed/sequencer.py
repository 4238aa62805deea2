"""Sequencer of the change log: assigns positions to committed changes, one process at a time.

A reader who remembers the last number of a sequence loses changes that a slower transaction commits under a smaller
one. Here a change gets its position after its commit, under a lock, so that a visible position is never followed by a
smaller one. Each batch reads one snapshot: a record is published as it was after the last sequenced change.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import cast

from core.changes.enums import RecordEvent
from core.changes.models import Change
from core.db.advisory_locks import in_batches, only_holder
from core.db.snapshots import one_snapshot
from core.feed import log
from core.feed.linking import shown_otherwise
from core.feed.propagation import changed_sight, guard_of
from core.feed.record_state import RecordState, present
from core.feed.registry import record_types
from core.feed.visibility import NO_AUDIENCE, Sight, State, audiences, visibility_columns

# Batch that can be sequenced while a reader waits.
BATCH = 1000
# "moc feed" in ASCII, the key of the advisory lock.
LOCK = 0x6D6F635F66656564

# Called in the same transaction with the sequenced changes of a batch.
SUBSCRIBERS: list[Callable[[Iterable[Change]], None]] = []

type Pair = tuple[str, int]


def settle(limit: int = BATCH) -> int:
    """Sequence the oldest changes, at most ``limit``, and return their number.

    Returns 0 if another sequencer is running. Within a transaction it sequences what that transaction sees, as part of
    it.
    """
    with only_holder(LOCK) as alone:
        if not alone:
            return 0
        with one_snapshot():
            return _UnsequencedBatch(limit).settle()


def settle_all(limit: int = BATCH, rounds: int = 100) -> int:
    """Sequence batch after batch until no change is left or ``rounds`` have passed; return the number of changes."""
    return in_batches(settle, limit=limit, rounds=rounds)


class _UnsequencedBatch:
    """Batch of the oldest unsequenced changes, in the order of their ids.

    For one record that is the order of its versions, since an id is assigned under the lock of the record's state row;
    and whatever a transaction could see when it wrote has a smaller id than its own change.
    """

    def __init__(self, limit: int) -> None:
        self.changes = log.unsettled(limit)
        pairs = {(change.type, change.record) for change in self.changes}
        guards = {pair for change in self.changes if (pair := guard_of(change)) is not None}
        self.whom = audiences()
        self.states: dict[Pair, State] = log.last_published(pairs | guards)
        self.present: dict[Pair, RecordState] = present(pairs | guards, self.whom)
        read = {name: visibility_columns(record_types()[name], self.whom).read for name, _record in pairs}
        self.last = log.last_of_sight(pairs, read)
        # Audiences that audience or lost access to a record.
        self.moved: dict[Pair, Sight] = {}

    def settle(self) -> int:
        if not self.changes:
            return 0
        positions = count(log.last_position() + 1)
        for change in self.changes:
            change.position = next(positions)
            self._set_audience(change)
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
        """Insert the dependent changes with positions of their own."""
        for change in following:
            change.position = next(positions)
        return Change.objects.bulk_create(following, batch_size=BATCH)

    def _set_audience(self, change: Change) -> None:
        """Set the key, the audience and the former audience of a change."""
        pair = change.type, change.record
        before = self.states.get(pair, State())
        if change.other is None:
            after = self._after(change, before)._replace(version=change.version)
        else:
            # The trigger reads the version without waiting for concurrent changes of the record: a newer one may
            # already be published.
            after, change.version = before, before.version or change.version
        self.states[pair] = after
        change.key = after.key or before.key or self._key(pair)
        audience, lost = after.seen, before.seen - after.seen
        if change.other is not None:
            # A link is visible to audiences that can see both of its ends.
            audience, lost = audience & self._guard(change), NO_AUDIENCE
        elif change.kind == RecordEvent.CHANGED:
            self.moved[pair] = self.moved.get(pair, NO_AUDIENCE) | (after.seen ^ before.seen)
        change.seen_by, change.lost_by = sorted(audience), sorted(lost)

    def _after(self, change: Change, before: State) -> State:
        """Return the record's state after ``change``, as far as its present state shows it.

        What is visible now was not necessarily visible then: if a later change concerns the visibility of the record,
        this change is published to the former audience, and the later one to the present audience.
        """
        pair = change.type, change.record
        now = self.present.get(pair)
        if change.pk < self.last[pair]:
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
