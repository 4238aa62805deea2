"""A real replica of the tests' server, which can be made to lag, and a partner system that reads and writes."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from core.db import replica
from core.db.postgresql.base import DatabaseWrapper
from mocportal.local.state import Servers, VarDirectory
from tests.api.writing.conftest import body, partner, staff
from tests.factories.commitments import ShippedInstrumentFactory
from tests.factories.contacts import HandlingMarkFactory, ParticipantFactory
from tests.following import as_superuser, following
from tests.servers import TEMPLATE

__all__ = ["body", "partner", "staff"]

PATIENCE = 60


@dataclass
class Replica:
    """The replica as an operator has it in hand."""

    primary: Servers
    servers: Servers

    def catch_up(self) -> None:
        """Wait until it has all that the primary has written."""
        with as_superuser(self.primary) as primary, as_superuser(self.servers) as here:
            (written,) = primary.execute("SELECT pg_current_wal_insert_lsn()::text").fetchone() or ("",)
            # What nobody waits for is written by and by.
            primary.execute("SELECT pg_switch_wal()")
            deadline = time.monotonic() + PATIENCE
            while here.execute("SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", [written]).fetchone() != (True,):
                assert time.monotonic() < deadline
                time.sleep(0.01)

    def comes_to(self, wanted: object, ask: Callable[[], object]) -> bool:
        """Whether ``ask`` gives what is wanted at a moment when the replica has all.

        Other tests write to the same server, in databases of their own, between one moment and the next.
        """
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self.catch_up()
            if ask() == wanted:
                return True
        return False

    @contextmanager
    def behind(self) -> Iterator[None]:
        """It takes what it is sent, and shows nothing of it."""
        with as_superuser(self.servers) as here:
            here.execute("SELECT pg_wal_replay_pause()")
            while here.execute("SELECT pg_get_wal_replay_pause_state()").fetchone() != ("paused",):
                time.sleep(0.01)
            try:
                yield
            finally:
                here.execute("SELECT pg_wal_replay_resume()")


def reads(ask: Callable[[], Any]) -> tuple[Any, str]:
    """What ``ask`` gives, and who read it: ``replica``, or why the primary did; empty where none was asked."""
    before = {by: _count(by) for by in ("replica", "behind", "away")}
    answer = ask()
    return answer, "+".join(by for by, number in before.items() if _count(by) > number)


def _count(by: str) -> float:
    number: float = replica.READS.labels(by)._value.get()  # Nothing public tells it.
    return number


@pytest.fixture(scope="package")
def _servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Servers, Servers]]:
    if TEMPLATE not in os.environ:
        pytest.skip("Only of the tests' own server a replica can be made.")
    var = VarDirectory(Path(os.environ["VAR_DIR"]))
    primary = Servers.load(var)
    home = var.root / f"replica-{os.getpid()}"
    with following(primary, home) as servers:
        yield primary, servers


@pytest.fixture
def _no_pause() -> Iterator[None]:
    yield
    replica.pause.until = 0.0


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch, transactional_db: None, _no_pause: None) -> Iterator[Callable[[int], None]]:
    """Names the port at which the portal finds its replica."""

    def named(port: int) -> None:
        forget()
        # Made by hand, since Django's test cases close all that the settings name beside what they empty.
        address = connections["default"].settings_dict | {"PORT": port}
        connections[replica.ALIAS] = DatabaseWrapper(address, replica.ALIAS)

    def forget() -> None:
        # Asked for by its name, it would be made now.
        kept: Any = connections
        if made := getattr(kept._connections, replica.ALIAS, None):
            made.close()
            del connections[replica.ALIAS]

    monkeypatch.setattr(replica, "is_set", lambda: True)
    yield named
    forget()


@pytest.fixture
def following_us(at: Callable[[int], None], _servers: tuple[Servers, Servers]) -> Replica:
    at(_servers[1].database_port)
    return Replica(*_servers)


@pytest.fixture
def ours(transactional_db: None) -> Any:
    ShippedInstrumentFactory.create()
    HandlingMarkFactory.create()
    return ParticipantFactory.create(code="OURS", order=9001)
