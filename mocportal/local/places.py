"""Where the local portal keeps its files, and as whom its servers run."""

import hashlib
import os
import pwd
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]

# PostgreSQL refuses to run as root, so root lends its servers one of these; every Unix has the last.
UNPRIVILEGED = ("postgres", "nobody")

# Where the servers' files go when the checkout lies somewhere their user may not look, such as /root.
SHARED_STATE = Path("/var/lib/moc-portal")


@dataclass(frozen=True, kw_only=True)
class Account:
    """The system user that a server runs as when root starts it."""

    name: str
    uid: int
    gid: int

    def can_enter(self, directory: Path) -> bool:
        """Whether this user may open files below the directory, which must exist."""
        # Asked of the kernel rather than computed from modes: access lists and mounts have a say too.
        # The command is fixed and its only argument is a path of our own.
        tried = subprocess.run(  # noqa: S603
            ["/usr/bin/env", "test", "-x", str(directory)],
            user=self.uid,
            group=self.gid,
            extra_groups=[],
            cwd="/",
            check=False,
        )
        return tried.returncode == 0


def server_account() -> Account | None:
    """Return the user for the servers, or None where we are not root and they run as ourselves."""
    if os.geteuid() != 0:
        return None
    for name in UNPRIVILEGED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name=name, uid=entry.pw_uid, gid=entry.pw_gid)
    sys.exit(f"PostgreSQL does not run as root, and none of these users exists: {', '.join(UNPRIVILEGED)}.")


@dataclass(frozen=True, kw_only=True)
class Places:
    """The directories of one local portal: `var` for people to look into, `servers` for the servers' own files."""

    var: Path
    servers: Path
    account: Account | None

    @classmethod
    def of(cls, var: Path) -> "Places":
        """Lay out the directory `var` (made if need be), with the servers' files where their user can reach them."""
        account = server_account()
        var.mkdir(parents=True, exist_ok=True)
        var = var.resolve()
        servers = var / "servers"
        if account is not None and not account.can_enter(var):
            servers = SHARED_STATE / hashlib.sha256(str(var).encode()).hexdigest()[:12]
        servers.mkdir(parents=True, exist_ok=True)
        places = cls(var=var, servers=servers, account=account)
        places.logs.mkdir(exist_ok=True)
        return places

    @classmethod
    def of_environment(cls) -> "Places":
        """Lay out VAR_DIR, or `var/` in the checkout."""
        return cls.of(Path(os.environ.get("VAR_DIR") or CHECKOUT / "var"))

    @property
    def logs(self) -> Path:
        return self.var / "log"

    def give(self, path: Path) -> None:
        """Make the servers' user the owner of one file or directory."""
        if self.account is not None:
            os.chown(path, self.account.uid, self.account.gid)

    def make_private(self, directory: Path) -> Path:
        """Make a directory that only the servers' user may enter."""
        directory.mkdir(mode=0o700, exist_ok=True)
        self.give(directory)
        return directory
