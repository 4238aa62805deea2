"""A streaming replica of an embedded server: a copy of its files that follows it commit by commit."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from mocportal.local import database, programs
from mocportal.local.account import servers_account
from mocportal.local.ports import LOOPBACK, free_port
from mocportal.local.service import end_group, spawn
from mocportal.local.state import Servers

# Seconds that it may take to copy what the tests have, and to answer.
PATIENCE = 120


@contextmanager
def following(primary: Servers, home: Path) -> Iterator[Servers]:
    """A replica in the directory ``home``, which is made, on a port of its own; it ends with the context.

    It may forget what it has, as the servers of the tests may.
    """
    account, port = servers_account(), free_port()
    home.mkdir(mode=0o700)
    account.own(home)
    cluster = database.Cluster(home, programs.postgresql(account), account)
    copy = (str(cluster.binaries / "pg_basebackup"), "--pgdata", str(cluster.data), "--write-recovery-conf")
    subprocess.run(
        [*copy, "--wal-method", "stream", "--checkpoint", "fast", "--dbname", superuser(primary)],
        env={"PATH": os.defpath},
        cwd=home,
        check=True,
        **account.popen,
    )
    replica = replace(primary, database_port=port)
    service = cluster.service(replica, durable=False)
    process = spawn(service, home.parent / f"{home.name}.log")
    try:
        deadline = time.monotonic() + PATIENCE
        while not service.ready():
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((home.parent / f"{home.name}.log").read_text()[-2000:])
            time.sleep(0.05)
        yield replica
    finally:
        process.send_signal(service.stop_signal)
        process.wait(timeout=60)
        end_group(process.pid)


def superuser(servers: Servers, name: str = database.SUPERUSER) -> str:
    """How the superuser connects to the database ``name``."""
    return make_conninfo(
        host=LOOPBACK,
        port=servers.database_port,
        user=database.SUPERUSER,
        password=servers.superuser_password,
        dbname=name,
    )


def as_superuser(servers: Servers) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(superuser(servers), autocommit=True, connect_timeout=5)
