"""The whole portal on servers of its own, of which each part can be killed and is started again."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import redis

from mocportal.local import catalogues, embedded, programs
from mocportal.local.account import servers_account
from mocportal.local.ports import LOOPBACK, free_port
from mocportal.local.progress import QUIET
from mocportal.local.run import is_ready, processes
from mocportal.local.service import Service, end_group, spawn
from mocportal.local.state import PROJECT, Servers, VarDirectory, environment
from mocportal.local.supervisor import RunningService, Supervisor, tail
from tests import template_database
from tests.fixtures.smtp import Sink

if TYPE_CHECKING:
    from tests.drills.receivers import Receiver
    from tests.drills.writers import Book

# Seconds. What is not well by then is a finding and not a figure.
PATIENCE = 300

# Requests a minute that a partner system may send; the drills send more than the 600 that are usual.
RATE = 60_000
# What one account may cost: here one does the work of fifty.
UNLIMITED = dict.fromkeys(
    ("ACCOUNT_SECONDS", "PARTICIPANT_SECONDS", "ACCOUNT_OPERATIONS", "PARTICIPANT_OPERATIONS", "ACCOUNT_REQUESTS"),
    "1000000",
)


class NotWellError(RuntimeError):
    """What was waited for did not come."""


@dataclass
class Whole:
    """Database, broker, workers, scheduler and web servers on ports of their own; ``sink`` takes the mail.

    Accounts are ``limited`` as in a deployment, or not at all.
    """

    directory: Path
    sink: Sink
    ports: tuple[int, ...] = field(default_factory=lambda: (free_port(), free_port()))

    limited: bool = False

    def __post_init__(self) -> None:
        self.supervisor = Supervisor(VarDirectory(self.directory), QUIET)
        # What ended although nobody had killed it, and was started again.
        self.ended: list[str] = []
        # What is written during the drill that is going on, and who is told of it.
        self.book: Book
        self.receivers: list[Receiver] = []

    @contextmanager
    def running(self) -> Iterator[Servers]:
        """Start everything, with every commit on disk as in a deployment, and end everything."""
        for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "EMAIL_HOST"):
            # What somebody named is never broken.
            os.environ.pop(name, None)
        with self.supervisor.signals():
            try:
                yield self._start()
            finally:
                self.supervisor.stop()

    def _start(self) -> Servers:
        catalogues.compile_all()
        var = self.supervisor.var
        self.servers = embedded.start(self.supervisor, var, given={})
        mail = {"EMAIL_HOST": LOOPBACK, "EMAIL_PORT": str(self.sink.port), "EMAIL_USE_TLS": "0"}
        variables = os.environ | environment(var, self.servers) | mail | ({} if self.limited else UNLIMITED)
        variables["PORTAL_URL"] = f"http://localhost:{self.ports[0]}"
        self.variables = variables
        self._begin_with_known_tables()
        self.supervisor.run("prepare", [sys.executable, "manage.py", "prepare"], variables, PROJECT)
        with self.connect() as connection:
            connection.execute("UPDATE partners_client SET rate = %s", [RATE])
        *others, _ = processes(var, variables, self.ports[0])
        webs = [self._web(number, port) for number, port in enumerate(self.ports, 1)]
        for service in (*others, *webs):
            self.supervisor.start(service)
        return self.servers

    def _begin_with_known_tables(self) -> None:
        """Take the tables that the tests keep as SQL, where they are those of today: migrating takes minutes here."""
        dump = template_database.KEPT / f"{template_database.digest()}.sql"
        if dump.exists():
            psql = str(programs.postgresql(servers_account()) / "psql")
            whole = (
                "--no-psqlrc",
                "--quiet",
                "--set=ON_ERROR_STOP=1",
                "--single-transaction",
                "--output=/dev/null",
                f"--file={dump}",
            )
            self.supervisor.run("tables", [psql, *whole, self.servers.database_url], os.environ, PROJECT)

    def _web(self, number: int, port: int) -> Service:
        *_, web = processes(self.supervisor.var, self.variables, port)
        return Service(f"web-{number}", web.command, web.ready, web.environment, web.directory, ready_within=120.0)

    @contextmanager
    def connect(self) -> Iterator[psycopg.Connection[tuple[int]]]:
        """A connection past the portal, as the owner of the tables."""
        with psycopg.connect(self.servers.database_url, autocommit=True, connect_timeout=5) as connection:
            yield connection

    @contextmanager
    def broker(self) -> Iterator[redis.Redis]:
        with redis.Redis.from_url(self.servers.redis_url) as client:
            yield client

    def one(self, name: str) -> RunningService:
        return next(one for one in self.supervisor.running if one.service.name == name)

    def kill(self, name: str) -> None:
        """End a program without asking it, with all that it started, and wait until it is gone."""
        process = self.one(name).process
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=20)
        end_group(process.pid)

    def end(self, name: str) -> None:
        """End a program in order, as for an update."""
        one = self.one(name)
        one.process.send_signal(one.service.stop_signal)
        one.process.wait(timeout=60)

    def start_again(self, name: str) -> None:
        """Start a program that ended and, as a process manager does, again where it ends at once.

        PostgreSQL does that while processes of the killed server are still about.
        """
        one = self.one(name)
        log = self.supervisor.log_of(name)
        one.process = spawn(one.service, log)
        waits = name.startswith(("database", "broker"))
        deadline = time.monotonic() + PATIENCE
        while waits and not one.service.ready():
            if time.monotonic() > deadline:
                raise RuntimeError(tail(log, 0))
            if one.process.poll() is not None:
                self.supervisor.pause(0.5)
                one.process = spawn(one.service, log)
            self.supervisor.pause(0.05)

    def wait(self, condition: Callable[[], bool], *, patience: float = PATIENCE) -> float:
        """Wait until it holds; return the seconds that this took. Raises NotWellError where it took too long."""
        begun = time.monotonic()
        while not condition():
            if time.monotonic() - begun > patience:
                raise NotWellError(f"Not well after {patience:.0f} seconds.")
            self._tend()
            self.supervisor.pause(0.1)
        return time.monotonic() - begun

    def _tend(self) -> None:
        """Start again what ended by itself, as a process manager does."""
        for one in self.supervisor.running:
            if one.process.poll() is not None:
                end_group(one.process.pid)
                one.process = spawn(one.service, self.supervisor.log_of(one.service.name))
                self.ended.append(one.service.name)

    def is_well(self) -> bool:
        """Whether both web servers say that they and what they need do their part."""
        return all(is_ready(port) for port in self.ports)

    def memory(self) -> float:
        """The megabytes of resident memory of the web servers, their workers included, and of the workers."""
        groups = {self.one(name).process.pid for name in ("web-1", "web-2", "worker", "heavy", "webhooks")}
        found = 0
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = status.read_text().rpartition(") ")[2].split()
                if int(fields[2]) in groups:
                    found += int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
            except (FileNotFoundError, ProcessLookupError):
                continue
        return found / 1e6


def request(port: int, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> tuple[int, bytes]:
    """One request on a connection of its own: the status and the answer. Status 0 where there is none."""
    connection = HTTPConnection(LOOPBACK, port, timeout=30)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    except (HTTPException, OSError):
        return 0, b""
    finally:
        connection.close()
