"""Which host does what, how it is started there, and how it is lost and comes back."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import psycopg
import redis
from psycopg.conninfo import make_conninfo

from mocportal.local import broker, catalogues, database, programs
from mocportal.local.account import servers_account
from mocportal.local.run import processes
from mocportal.local.service import Service, end_group, spawn
from mocportal.local.state import PROJECT, Servers, VarDirectory, environment
from tests import template_database
from tests.drills.full_stack import UNLIMITED
from tests.drills.receivers import Receiver
from tests.fixtures.smtp import Sink
from tests.hosts.network import DESK, NETWORK, Host

DATABASES, BROKER = ("db-1", "db-2", "db-3"), "broker"
WEBS, WORKERS, WEBHOOKS = ("web-1", "web-2"), ("worker-1", "worker-2"), ("webhooks-1", "webhooks-2")
NAMES = [*DATABASES, BROKER, *WEBS, *WORKERS, *WEBHOOKS]
WEB_PORT = 8000
# Seconds. What is not well by then is a finding and not a figure.
PATIENCE = 240
RATE = 60_000
# Each commit is on one replica too before it is confirmed, whichever that is: so none of the three is missed.
SYNCHRONOUS = "ANY 1 (*)"
OPTIONS = {
    "listen_addresses": "*",
    # What a replica missed while it was away is sent to it, and a cable that was pulled is noticed.
    "wal_keep_size": "1GB",
    "wal_sender_timeout": "5s",
    "wal_receiver_timeout": "5s",
}
STREAMING = "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"


@dataclass
class Program:
    """Something that runs on a host, or that would if the host were there."""

    host: Host
    service: Service
    process: subprocess.Popen[bytes] | None = None


@dataclass
class Site:
    """The hosts with their programs. ``lost`` are those that are away on purpose, which nobody starts again.

    ``sink`` takes the mail and ``receivers`` the webhooks, at the desk.
    """

    directory: Path
    hosts: dict[str, Host]
    sink: Sink
    programs: dict[str, Program] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    # What ended although nobody had killed it, and was started again.
    ended: list[str] = field(default_factory=list)
    receivers: list[Receiver] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.var = VarDirectory(self.directory)
        self.servers = Servers.load(self.var)
        self.account = servers_account()

    @contextmanager
    def running(self) -> Iterator[None]:
        try:
            self._start()
            yield
        finally:
            for program in reversed(self.programs.values()):
                self._kill(program)

    # --- What is asked of it ---------------------------------------------------------------------------------
    def url(self) -> str:
        """Return the address of the database at all of its hosts; libpq finds the one that takes writes."""
        addresses = ",".join(self.hosts[name].address for name in DATABASES)
        who = self.servers.application_url.partition("@")[0]
        return f"{who}@{addresses}:{self.servers.database_port}/moc?target_session_attrs=read-write"

    @contextmanager
    def connect(self) -> Iterator[psycopg.Connection[Any]]:
        """A connection past the portal, as the owner of the tables."""
        hosts = ",".join(self.hosts[name].address for name in DATABASES)
        conninfo = make_conninfo(
            # In an address of libpq's, each host has a port of its own.
            host=hosts,
            port=self.servers.database_port,
            user=database.ROLE,
            password=self.servers.database_password,
            dbname=database.DATABASE,
            target_session_attrs="read-write",
            connect_timeout="3",
        )
        with psycopg.connect(conninfo, autocommit=True) as connection:
            yield connection

    @contextmanager
    def superuser(self, name: str) -> Iterator[psycopg.Connection[Any]]:
        with psycopg.connect(self._conninfo(name), autocommit=True, connect_timeout=2) as connection:
            yield connection

    def primary(self) -> str:
        """The database host that takes writes. Raises LookupError where none does."""
        for name in DATABASES:
            if name not in self.lost and self._one(name, "SELECT NOT pg_is_in_recovery()") is True:
                return name
        raise LookupError("No database takes writes.")

    def following(self) -> list[str]:
        """Those that follow, the one that has most first."""
        lag = {
            name: self._one(name, "SELECT pg_last_wal_receive_lsn() - '0/0'::pg_lsn")
            for name in DATABASES
            if name not in self.lost and self._one(name, "SELECT pg_is_in_recovery()") is True
        }
        return sorted(lag, key=lambda name: lag[name] or 0, reverse=True)

    def is_whole(self) -> bool:
        """Whether both replicas follow, so that any one of the three databases can be missed."""
        return bool(self._one(self.primary(), STREAMING) == len(DATABASES) - 1)

    def is_well(self) -> bool:
        """Whether every web host that is there says that it and what it needs do their part."""
        webs = [name for name in WEBS if name not in self.lost]
        return all(request(self.hosts[name].address, "GET", "/readyz")[0] == 200 for name in webs)

    def wait(self, condition: Callable[[], bool], *, patience: float = PATIENCE) -> float:
        begun = time.monotonic()
        while not condition():
            if time.monotonic() - begun > patience:
                raise RuntimeError(f"Not well after {patience:.0f} seconds.")
            self.rest(0.2)
        return time.monotonic() - begun

    def rest(self, seconds: float) -> None:
        """Let time pass, and start again what ended by itself, as a process manager does."""
        deadline = time.monotonic() + seconds
        while True:
            for name, program in self.programs.items():
                if program.host.name not in self.lost and program.process and program.process.poll() is not None:
                    self._spawn(program)
                    self.ended.append(name)
            if (left := deadline - time.monotonic()) <= 0:
                return
            time.sleep(min(left, 0.2))

    # --- How a host is lost ------------------------------------------------------------------------------------
    def kill(self, name: str) -> None:
        """End all that runs on a host, without asking it."""
        self.lost.add(name)
        for program in self._on(name):
            self._kill(program)

    def start_again(self, name: str) -> None:
        self.lost.discard(name)
        for program in self._on(name):
            self._spawn(program)

    def unplug(self, name: str) -> None:
        """Pull the cable of a host; what runs there goes on."""
        self.lost.add(name)
        self.hosts[name].unplug()

    def plug(self, name: str) -> None:
        self.hosts[name].plug()
        self.lost.discard(name)

    def promote(self) -> str:
        """Let the replica that has most take the writes: what an operator does once the primary is gone for good."""
        name, *_ = self.following()
        with self.superuser(name) as connection:
            connection.execute("SELECT pg_promote()")
        return name

    def follow_anew(self, name: str) -> None:
        """Copy the present primary to a host that was lost, whose own files are no longer of use."""
        self.lost.discard(name)
        program = self.programs[name]
        data = self._home(name) / "data"
        subprocess.run(["rm", "-rf", str(data)], check=True)
        self._copy(name)
        self._spawn(program)

    # --- How it begins -----------------------------------------------------------------------------------------
    def _start(self) -> None:
        catalogues.compile_all()
        first, *others = DATABASES
        cluster = database.Cluster(self._home(first), programs.postgresql(self.account), self.account)
        cluster.create(self.servers)
        with (cluster.data / "pg_hba.conf").open("a") as rules:
            rules.write(f"host all all {NETWORK} scram-sha-256\nhost replication all {NETWORK} scram-sha-256\n")
        self._add(first, self._postgresql(first))
        self._add(BROKER, self._broker())
        self.wait(lambda: self._one(first, "SELECT true") is True)
        with self.hosts[first].inside():
            self._prepare()
        for name in others:
            self._copy(name)
            self._add(name, self._postgresql(name))
        with self.superuser(first) as connection:
            self.wait(lambda: connection.execute("SELECT count(*) FROM pg_stat_replication").fetchone() == (2,))
            connection.execute(f"ALTER SYSTEM SET synchronous_standby_names = '{SYNCHRONOUS}'")
            connection.execute("SELECT pg_reload_conf()")
        for name in WEBS:
            self._add(
                name,
                self._portal(
                    name, "-m", "gunicorn", "--config", "python:mocportal.operations.serving", "mocportal.wsgi"
                ),
            )
        for name in WORKERS:
            self._add(name, self._worker("worker", name))
            self._add(name, self._process("heavy", f"{name}-heavy", "--hostname", f"heavy@{name}"))
            schedule = ("--schedule", str(self._home(name) / "schedule"))
            self._add(name, self._process("scheduler", f"{name}-scheduler", *schedule))
        for name in WEBHOOKS:
            self._add(name, self._worker("webhooks", name))
        self.wait(self.is_well)

    def _prepare(self) -> None:
        """Tables, the MOC and accounts, on the first database host itself, where they are an embedded server's."""
        database.open_for_portal(self.servers)
        local = os.environ | environment(self.var, self.servers) | {"REDIS_URL": self._redis_url}
        dump = template_database.KEPT / f"{template_database.digest()}.sql"
        if dump.exists():
            psql = str(programs.postgresql(self.account) / "psql")
            quiet = ("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction", "--output=/dev/null")
            self._run("tables", (psql, *quiet, f"--file={dump}", self.servers.database_url), local)
        self._run("prepare", (sys.executable, "manage.py", "prepare"), local)
        with psycopg.connect(self.servers.database_url, autocommit=True) as connection:
            connection.execute("UPDATE partners_client SET rate = %s", [RATE])

    @property
    def _redis_url(self) -> str:
        return f"redis://:{self.servers.broker_password}@{self.hosts[BROKER].address}:{self.servers.broker_port}/0"

    @property
    def variables(self) -> dict[str, str]:
        """The environment of the portal's programs, the same on every host."""
        own = {
            "MOC_LOCAL": "1",
            "VAR_DIR": str(self.directory),
            "SECRET_KEY": environment(self.var, self.servers)["SECRET_KEY"],
            "DATABASE_URL": self.url(),
            "REDIS_URL": self._redis_url,
            "ALLOWED_HOSTS": "*",
            "PORTAL_URL": f"http://{self.hosts[WEBS[0]].address}:{WEB_PORT}",
            "EMAIL_HOST": DESK,
            "EMAIL_PORT": str(self.sink.port),
            "EMAIL_USE_TLS": "0",
            "WEB_WORKERS": "1",
            # Partner systems sit at the desk, which is no address of the public internet.
            "WEBHOOK_ALLOWED_NETWORKS": NETWORK,
            "METRICS_ALLOWED_NETWORKS": NETWORK,
        }
        return os.environ | UNLIMITED | own

    def _portal(self, name: str, *arguments: str) -> Service:
        bind = {"WEB_BIND": f"0.0.0.0:{WEB_PORT}"}
        return Service(name, (sys.executable, *arguments), lambda: True, self.variables | bind, PROJECT)

    def _worker(self, kind: str, name: str) -> Service:
        # By it the broker tells one worker from another; all these hosts have the machine's own name.
        return self._process(kind, name, "--hostname", f"{kind}@{name}")

    def _process(self, kind: str, name: str, *more: str) -> Service:
        """One of the portal's processes as a deployment has it (tests/deploy compares them); ``more`` goes before."""
        (service,) = (one for one in processes(self.var, self.variables, WEB_PORT) if one.name == kind)
        return replace(service, name=name, command=(*service.command, *more))

    def _postgresql(self, name: str) -> Service:
        cluster = database.Cluster(self._home(name), programs.postgresql(self.account), self.account)
        service = cluster.service(self.servers)
        options = OPTIONS if name == DATABASES[0] else OPTIONS | {"synchronous_standby_names": SYNCHRONOUS}
        more = (argument for option, value in options.items() for argument in ("-c", f"{option}={value}"))
        return replace(service, name=name, command=(*service.command, *more))

    def _broker(self) -> Service:
        service = broker.service(self.servers, self.account)
        return replace(service, configuration=service.configuration.replace("bind 127.0.0.1", "bind 0.0.0.0"))

    def _copy(self, name: str) -> None:
        """A copy of the primary, which will follow whichever of the others takes the writes."""
        binaries = programs.postgresql(self.account)
        copy = (str(binaries / "pg_basebackup"), "--pgdata", str(self._home(name) / "data"), "--write-recovery-conf")
        hosts = ",".join(self.hosts[other].address for other in DATABASES if other != name)
        source = self._conninfo(host=hosts, application_name=name, target_session_attrs="read-write")
        subprocess.run(
            [*copy, "--wal-method", "stream", "--checkpoint", "fast", "--dbname", source],
            env={"PATH": os.defpath},
            cwd=self._home(name),
            check=True,
            **self.account.popen,
        )

    def _home(self, name: str) -> Path:
        home = self.directory / name
        if not home.exists():
            home.mkdir(mode=0o711)
            self.account.own(home)
        return home

    def _conninfo(self, name: str = "", **more: str) -> str:
        given = {"host": self.hosts[name].address} if name else {}
        return make_conninfo(
            port=self.servers.database_port,
            user=database.SUPERUSER,
            password=self.servers.superuser_password,
            dbname=database.SUPERUSER,
            **given,
            **more,
        )

    def _one(self, name: str, statement: str) -> Any:
        with suppress(psycopg.Error), self.superuser(name) as connection:
            return (connection.execute(statement).fetchone() or (None,))[0]
        return None

    def _run(self, name: str, command: tuple[str, ...], variables: dict[str, str]) -> None:
        with (self.var.log / f"{name}.log").open("ab") as log:
            subprocess.run(command, env=variables, cwd=PROJECT, check=True, stdout=log, stderr=log)

    def _on(self, name: str) -> list[Program]:
        return [program for program in self.programs.values() if program.host.name == name]

    def _add(self, host: str, service: Service) -> None:
        program = self.programs[service.name] = Program(self.hosts[host], service)
        self._spawn(program)

    def _spawn(self, program: Program) -> None:
        if program.process:
            end_group(program.process.pid)
        with program.host.inside():
            program.process = spawn(program.service, self.var.log / f"{program.service.name}.log")

    @staticmethod
    def _kill(program: Program) -> None:
        if program.process:
            program.process.kill()
            program.process.wait(timeout=20)
            end_group(program.process.pid)
            program.process = None

    def broker(self) -> redis.Redis:
        client: redis.Redis = redis.Redis.from_url(self._redis_url, socket_timeout=2, socket_connect_timeout=2)
        return client


def request(
    address: str, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
) -> tuple[int, bytes]:
    """One request on a connection of its own, as a proxy makes it: three seconds to connect. Status 0 for no answer."""
    connection = HTTPConnection(address, WEB_PORT, timeout=3)
    try:
        connection.connect()
        connection.sock.settimeout(20)
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read()
    except (HTTPException, OSError):
        return 0, b""
    finally:
        connection.close()
