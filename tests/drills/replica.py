"""A streaming replica that takes the place of a primary that is gone for good."""

import os
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from mocportal.local import database
from mocportal.local.account import servers_account
from mocportal.local.ports import LOOPBACK, free_port
from mocportal.local.service import spawn
from tests.drills.full_stack import Whole
from tests.drills.scenarios import Lengths


def replica_promoted(whole: Whole, _lengths: Lengths) -> str:
    """Copy the running primary, follow it commit by commit, lose it, and let the copy answer at its address.

    The replica confirms each commit (``synchronous_standby_names``). One that follows at a distance loses what the
    distance is.
    """
    primary = whole.one("database")
    port = free_port()
    data = _copied(whole, Path(primary.service.command[0]).parent)
    program, _, _, *options = primary.service.command
    beside = [f"port={port}" if option.startswith("port=") else option for option in options]
    follower = replace(primary.service, name="replica", command=(program, "-D", str(data), *beside))
    process = spawn(follower, whole.supervisor.log_of("replica"))
    try:
        whole.wait(lambda: _answers(whole, port))
        with _superuser(whole) as connection:
            connection.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
            connection.execute("SELECT pg_reload_conf()")
            whole.wait(lambda: connection.execute(FOLLOWING).fetchone() == (1,))
        whole.supervisor.pause(5)
        begun = time.monotonic()
        whole.kill("database")
        with _superuser(whole, port) as connection:
            connection.execute("SELECT pg_promote()")
        # The address moves to the machine that was the replica; here that is a start on the other port.
        process.send_signal(follower.stop_signal)
        process.wait(timeout=60)
    finally:
        process.kill()
    primary.service = replace(primary.service, command=(program, "-D", str(data), *options))
    whole.start_again("database")
    whole.wait(whole.is_well)
    return f"{time.monotonic() - begun:.1f}"


FOLLOWING = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'"


def _superuser(whole: Whole, port: int | None = None) -> psycopg.Connection[tuple[int]]:
    return psycopg.connect(_address(whole, port), autocommit=True, connect_timeout=5)


def _address(whole: Whole, port: int | None = None) -> str:
    servers = whole.servers
    return make_conninfo(
        host=LOOPBACK,
        port=port or servers.database_port,
        user=database.SUPERUSER,
        password=servers.superuser_password,
        dbname=database.SUPERUSER,
    )


def _answers(whole: Whole, port: int) -> bool:
    try:
        with _superuser(whole, port):
            return True
    except psycopg.OperationalError:
        return False


def _copied(whole: Whole, binaries: Path) -> Path:
    account = servers_account()
    home = whole.directory / "replica"
    home.mkdir(mode=0o700)
    account.own(home)
    copy = (str(binaries / "pg_basebackup"), "--pgdata", str(home / "data"), "--write-recovery-conf")
    subprocess.run(
        [*copy, "--wal-method", "stream", "--checkpoint", "fast", "--dbname", _address(whole)],
        env={"PATH": os.defpath},
        cwd=home,
        check=True,
        **account.popen,
    )
    return home / "data"
