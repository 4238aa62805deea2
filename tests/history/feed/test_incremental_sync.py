"""Whoever keeps the cursor and polls ends with exactly the visible register, whatever happens at the same time."""

import time
from concurrent.futures import ThreadPoolExecutor
from random import Random
from threading import Event
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings, strategies as st

from commitments.models import Commitment
from contacts.enums import Role
from contacts.models import Participant, User
from core.changes.models import Change
from core.feed.sequencer import settle_all
from tests.api.conftest import client_of
from tests.commitments.races.actions import in_own_session, together
from tests.factories import commitments as c
from tests.factories.contacts import UserFactory
from tests.history.feed.actions import ACTS, begin, in_one_transaction
from tests.history.feed.reading import Follower, visible_register
from tests.random_examples import tries

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS, TRANSACTIONS = 4, 25


@pytest.fixture
def systems(ours: Participant, theirs: Participant) -> list[User]:
    begin(ours, theirs)
    return [UserFactory.create(role=Role.PARTNER, participant=each) for each in (ours, theirs)]


def never_backwards(entries: list[dict[str, Any]]) -> bool:
    """Whether no record was told of in an older version after a newer one."""
    newest: dict[tuple[str, str], int] = {}
    for entry in entries:
        name = entry["type"], entry["key"]
        if entry["version"] < newest.get(name, 0):
            return False
        newest[name] = entry["version"]
    return True


class Company:
    """Writers and followers at work at the same time, each in a thread with a session of its own."""

    def __init__(self, seed: int, systems: list[User]) -> None:
        self.seed, self.done = seed, Event()
        self.from_the_beginning = [Follower(client_of(system)) for system in systems]
        self.from_a_load = [Follower(client_of(system)) for system in systems]

    def work(self) -> None:
        with ThreadPoolExecutor(WRITERS + 2 * len(self.from_a_load)) as pool:
            reading = [pool.submit(in_own_session, self._follow, each) for each in self.from_the_beginning]
            reading += [pool.submit(in_own_session, self._load_and_follow, each) for each in self.from_a_load]
            for writing in [pool.submit(in_own_session, self._write, number) for number in range(WRITERS)]:
                writing.result()
            self.done.set()
            for each in reading:
                each.result()

    def _write(self, number: int) -> None:
        dice = Random(f"{self.seed}/{number}")

        def pause(_dice: Random) -> None:
            time.sleep(dice.choice([0, 0, 0.002, 0.02]))

        for _ in range(TRANSACTIONS):
            acts = [dice.choice(ACTS) for _ in range(dice.choice([1, 1, 2, 5]))]
            in_one_transaction(acts, dice, take_back=dice.random() < 0.15, pause=pause)

    def _load_and_follow(self, follower: Follower) -> None:
        time.sleep(Random(self.seed).random())
        follower.load()
        self._follow(follower)

    def _follow(self, follower: Follower) -> None:
        dice = Random(self.seed)
        while not self.done.is_set():
            follower.poll(limit=dice.choice([1, 3, 100]))


def whole_register(follower: Follower) -> dict[tuple[str, str], Any]:
    """All records as somebody reads them who loads them now."""
    newcomer = Follower(follower.client)
    newcomer.load()
    return newcomer.records


@pytest.mark.parametrize("seed", range(tries(1, long=3)))
def test_with_many_writers_at_once_every_follower_ends_with_the_visible_register(
    seed: int, systems: list[User]
) -> None:
    """One of each ministry reads from the beginning, another loads the register in the midst of it."""
    company = Company(seed, systems)
    company.work()
    settle_all()
    for system, *followers in zip(systems, company.from_the_beginning, company.from_a_load, strict=True):
        for follower in followers:
            follower.catch_up()
            assert follower.held == visible_register(system)
            assert never_backwards(follower.entries)
            assert follower.records == whole_register(follower)


@settings(max_examples=tries(8, long=25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(ACTS), min_size=1, max_size=3), st.sampled_from(["settle", "poll", "load", ""])
        ),
        min_size=1,
        max_size=8,
    ),
    st.integers(0, 2**32),
)
def test_whatever_is_settled_together_or_apart_the_follower_ends_with_the_visible_register(
    systems: list[User], acts: list[Any], seed: int
) -> None:
    """One writer and one follower; the register of one example is where the next begins."""
    dice = Random(seed)
    follower = Follower(client_of(systems[0]))
    follower.load()
    for transaction_, then in acts:
        in_one_transaction(transaction_, dice)
        if then == "settle":
            settle_all()
        elif then == "poll":
            follower.poll(limit=2)
        elif then == "load":
            follower.load()
    follower.catch_up()
    assert follower.held == visible_register(systems[0])
    assert never_backwards(follower.entries)
    assert follower.records == whole_register(follower)


def test_a_reader_who_keeps_the_last_number_loses_what_is_committed_later_under_a_smaller_one(
    ours: Participant, follower: Follower
) -> None:
    """The red twin: the same two writers, told by the numbers of the sequence alone and by the feed."""
    slow, quick = c.CommitmentFactory.create_batch(2, lead=ours)
    follower.catch_up()
    last = Change.objects.latest("pk").pk
    read: list[int] = []

    def read_by_number() -> None:
        read.extend(Change.objects.filter(pk__gt=max([last, *read])).order_by("pk").values_list("pk", flat=True))

    def write_quickly() -> None:
        Commitment.objects.filter(pk=quick.pk).update(source="Quick")
        read_by_number()
        follower.catch_up()

    with transaction.atomic():
        Commitment.objects.filter(pk=slow.pk).update(source="Slow")
        together(write_quickly)
    read_by_number()
    follower.catch_up()
    assert Change.objects.filter(pk__in=read).count() == 1
    assert [each["key"] for each in follower.entries[-2:]] == [quick.reference, slow.reference]


# Who else is at work is told to the owner of their sessions alone.
@pytest.mark.owner
def test_a_reader_who_waits_for_older_transactions_is_told_a_newer_version_before_an_older_one(
    ours: Participant, follower: Follower
) -> None:
    """The red twin of the order: a transaction that began early can change a record after one that began later."""
    record, other, third = c.CommitmentFactory.create_batch(3, lead=ours)
    follower.catch_up()
    last = Change.objects.latest("pk").pk
    read: list[int] = []

    def read_by_transaction() -> None:
        """What is older than the oldest transaction that still runs here, by transaction and number.

        A snapshot's own horizon counts the transactions of the cluster's other databases too.
        """
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id, version FROM history_change WHERE id > %s AND record = %s AND type = 'commitment'"
                " AND NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()"
                " AND backend_xid::text::bigint <= xid) ORDER BY xid, id",
                [last, record.pk],
            )
            for _number, version in cursor.fetchall():
                if version not in read:
                    read.append(version)
        follower.catch_up()

    def edit(commitment: Commitment, words: str) -> None:
        Commitment.objects.filter(pk=commitment.pk).update(source=words)

    def outlast() -> None:
        with transaction.atomic():
            edit(third, "Long")
            together(lambda: edit(record, "Began later"))
            early_goes_on.set()
            assert early_is_done.wait(60)
            together(read_by_transaction)

    early_goes_on, early_is_done = Event(), Event()

    def begin_early() -> None:
        with transaction.atomic():
            edit(other, "Began early")
            early_began.set()
            assert early_goes_on.wait(60)
            edit(record, "Changed last")
        early_is_done.set()

    early_began = Event()

    def begin_long() -> None:
        assert early_began.wait(60)
        outlast()

    together(begin_early, begin_long)
    read_by_transaction()
    assert read == [3, 2]
    versions = [each["version"] for each in follower.entries if each["key"] == record.reference]
    assert versions == [1, 2, 3]
