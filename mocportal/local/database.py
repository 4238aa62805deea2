"""Embedded PostgreSQL: one cluster, one database, its owner, and the application role."""

import hashlib
import os
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from mocportal.local import programs
from mocportal.local.account import OsAccount
from mocportal.local.errors import LocalError
from mocportal.local.ports import LOOPBACK
from mocportal.local.service import Service
from mocportal.local.state import Servers, VarDirectory

SUPERUSER = "postgres"
ROLE = DATABASE = "moc"
APPLICATION = "moc_application"

# The wheel's own locale and English messages, independent of the machine's locales.
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}

# Only for the temporary clusters of a test run, since data may be lost.
WITHOUT_DURABILITY = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


@dataclass(frozen=True)
class Cluster:
    """PostgreSQL cluster directory, and the account that owns it."""

    home: Path
    binaries: Path
    account: OsAccount

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def exists(self) -> bool:
        return (self.data / "PG_VERSION").exists()

    def create(self, servers: Servers) -> None:
        """Create the cluster's files. Every connection requires a password; there is no socket to bypass it.

        Raise LocalError with PostgreSQL's error message if it fails.
        """
        unfinished = self.home / "data.unfinished"
        self._run("/bin/rm", "-rf", str(unfinished))
        password = self.home / "password"
        password.touch(mode=0o600)
        self.account.own(password)
        password.write_text(servers.superuser_password)
        try:
            self._run(
                *(str(self.binaries / "initdb"), "--pgdata", str(unfinished), "--username", SUPERUSER),
                *("--pwfile", str(password), "--auth", "scram-sha-256", "--data-checksums", "--no-instructions"),
                *("--encoding", "UTF8", "--locale", "C", "--locale-provider", "builtin"),
                *("--builtin-locale", "C.UTF-8"),
            )
        finally:
            password.unlink()
        # Renamed last, so that an interrupted initdb is never mistaken for a database.
        unfinished.rename(self.data)

    def stop_leftover(self) -> None:
        """Stop a server that an earlier run left on these files, as after its supervisor was killed."""
        if (self.data / "postmaster.pid").exists():
            # Fails if only the PID file of a dead server is left, which PostgreSQL replaces itself.
            pg_ctl = str(self.binaries / "pg_ctl")
            self._run(pg_ctl, "stop", "--pgdata", str(self.data), "--mode", "fast", "--timeout", "20", check=False)

    def service(self, servers: Servers, *, durable: bool = True) -> Service:
        """Return the database service, listening on loopback only."""
        options = {
            "listen_addresses": LOOPBACK,
            "port": str(servers.database_port),
            "unix_socket_directories": "",
            "timezone": "UTC",
            "log_timezone": "UTC",
        }
        return Service(
            name="database",
            command=(
                *(str(self.binaries / "postgres"), "-D", str(self.data)),
                *(argument for name, value in options.items() for argument in ("-c", f"{name}={value}")),
                *(() if durable else WITHOUT_DURABILITY),
            ),
            environment=ENVIRONMENT,
            directory=self.home,
            account=self.account,
            # A fast shutdown: open transactions are rolled back, without waiting for clients.
            stop_signal=signal.SIGINT,
            stops_within=30.0,
            ready=lambda: _answers(servers),
        )

    def _run(self, *command: str, check: bool = True) -> None:
        done = subprocess.run(
            command,
            cwd=self.home,
            env=ENVIRONMENT,
            check=False,
            capture_output=True,
            text=True,
            **self.account.popen,
        )
        if check and done.returncode:
            message = f"{Path(command[0]).name} failed:\n{done.stderr.strip() or done.stdout.strip()}"
            raise LocalError(message)


def cluster(var: VarDirectory, account: OsAccount) -> Cluster:
    """Return the cluster of ``var``, stored elsewhere if ``account`` cannot access that directory.

    An unprivileged account cannot enter a checkout below a closed directory such as /root; root then stores the
    database in /var/lib and creates a link to it.
    """
    home = var.root / "database"
    if not home.exists():
        home.mkdir(parents=True)
        account.own(home)
        if not account.can_enter(home):
            home.rmdir()
            beside = programs.beside_closed_doors(hashlib.sha256(str(var.root).encode()).hexdigest()[:12])
            # Deleting var/ resets everything; without the link and its passwords the old files are inaccessible.
            shutil.rmtree(beside, ignore_errors=True)
            beside.mkdir()
            account.own(beside)
            home.symlink_to(beside)
    elif not account.can_enter(home.resolve()):
        message = (
            f"The database in {home} cannot be entered by the account that PostgreSQL runs as; has the checkout moved "
            f"below a closed directory? Open the directories above it (chmod o+x), or move the data away to begin anew."
        )
        raise LocalError(message)
    return Cluster(home.resolve(), programs.postgresql(account), account)


def open_for_portal(servers: Servers) -> None:
    """Create the portal's roles and database if they are missing.

    Neither role has special privileges, as in a deployment; the owner may create databases, since the tests do.
    ``manage.py migrate`` grants the privileges of the application role.
    """
    with _connect(servers) as connection:
        role, database = sql.Identifier(ROLE), sql.Identifier(DATABASE)
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(role))
        connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(role, sql.Literal(servers.database_password)))
        application = sql.Identifier(APPLICATION)
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APPLICATION]).fetchone():
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(application))
        connection.execute(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(application, sql.Literal(servers.application_password))
        )
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(database, role))


def _connect(servers: Servers) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(
        host=LOOPBACK,
        port=servers.database_port,
        user=SUPERUSER,
        password=servers.superuser_password,
        dbname=SUPERUSER,
        connect_timeout=2,
        autocommit=True,
    )


def _answers(servers: Servers) -> bool:
    try:
        with _connect(servers):
            return True
    except psycopg.OperationalError:
        return False
