"""Clusters of the drill's own: one that is lost, and those that come after it."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from mocportal.local import database, programs
from mocportal.local.account import servers_account
from mocportal.local.ports import free_port
from mocportal.local.progress import QUIET
from mocportal.local.service import end_group
from mocportal.local.state import Servers, VarDirectory
from mocportal.local.supervisor import Supervisor

# Seconds that a cluster may take to replay what it finds.
PATIENCE = 120


@dataclass
class Drilled:
    """A running cluster, its supervisor, and how one connects to it."""

    cluster: database.Cluster
    servers: Servers
    supervisor: Supervisor

    def address(self, name: str) -> str:
        """As the portal connects, to the database ``name``."""
        return self.servers.database_url.rpartition("/")[0] + f"/{name}"

    def connect(self, name: str, **more: Any) -> psycopg.Connection[tuple[Any, ...]]:
        """As superuser, whom recoveries and archives are for."""
        return psycopg.connect(self.conninfo(name), autocommit=True, **more)

    def conninfo(self, name: str) -> str:
        return make_conninfo(
            host="127.0.0.1",
            port=self.servers.database_port,
            user=database.SUPERUSER,
            password=self.servers.superuser_password,
            dbname=name,
        )

    def lose(self) -> None:
        """End it as a power cut does; what it had not archived is gone with its disk."""
        process = self.supervisor.running[0].process
        process.kill()
        end_group(process.pid)
        process.wait()
        self.supervisor.stop()
        shutil.rmtree(self.cluster.data)

    def wait_until_it_takes_writes(self, name: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                with self.connect(name) as connection:
                    if connection.execute("SELECT NOT pg_is_in_recovery()").fetchone() == (True,):
                        return
            except psycopg.OperationalError:
                pass
            if time.monotonic() > deadline:
                raise TimeoutError(self.supervisor.log_of("database").read_text()[-2000:])
            time.sleep(0.05)


@contextmanager
def fresh(home: Path, *options: str) -> Iterator[Drilled]:
    """Start a new cluster in ``home`` that keeps what it commits, with ``options`` as ``name=value``."""
    home.mkdir(mode=0o711)
    var = VarDirectory(home)
    servers, account = Servers.load(var), servers_account()
    cluster = database.cluster(var, account)
    cluster.create(servers)
    with _started(Drilled(cluster, servers, Supervisor(var, QUIET)), options) as drilled:
        database.open_for_portal(servers)
        yield drilled


@contextmanager
def recovered(home: Path, lost: Drilled, base: Path, archive: Path, *options: str) -> Iterator[Drilled]:
    """Start a cluster from the base backup of ``lost`` and its archive; ``options`` say how far it is replayed."""
    account = servers_account()
    home.mkdir(mode=0o711)
    account.own(home)
    subprocess.run(["cp", "-a", str(base), str(home / "data")], check=True, **account.popen)
    (home / "data" / "recovery.signal").touch()
    account.own(home / "data" / "recovery.signal")
    servers = replace(lost.servers, database_port=free_port())
    cluster = database.Cluster(home, programs.postgresql(account), account)
    fetch = (f"restore_command=cp {archive}/%f %p", "recovery_target_action=promote")
    with _started(Drilled(cluster, servers, Supervisor(VarDirectory(home), QUIET)), (*fetch, *options)) as drilled:
        yield drilled


@contextmanager
def _started(drilled: Drilled, options: tuple[str, ...]) -> Iterator[Drilled]:
    service = drilled.cluster.service(drilled.servers)
    more = tuple(argument for option in options for argument in ("-c", option))
    try:
        drilled.supervisor.start(replace(service, command=(*service.command, *more)))
        yield drilled
    finally:
        drilled.supervisor.stop()


def base_backup(of: Drilled, to: Path) -> None:
    """Copy the files of a running cluster, as the first half of every recovery to a moment."""
    account = servers_account()
    to.mkdir(mode=0o700)
    account.own(to)
    command = [str(programs.postgresql(account) / "pg_basebackup"), "--pgdata", str(to), "--checkpoint", "fast"]
    given = {"PGPASSWORD": of.servers.superuser_password, "PATH": "/usr/bin:/bin"}
    address = ["--host", "127.0.0.1", "--port", str(of.servers.database_port), "--username", database.SUPERUSER]
    subprocess.run([*command, *address, "--wal-method", "none"], env=given, cwd=to.parent, check=True, **account.popen)
