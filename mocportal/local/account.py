"""Operating system account of the embedded servers."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from mocportal.local.errors import LocalError


class PopenIdentity(TypedDict, total=False):
    """Arguments of ``subprocess.Popen`` that change the identity of a child process."""

    user: int
    group: int
    extra_groups: Sequence[int]


@dataclass(frozen=True)
class OsAccount:
    """Operating system account of the servers; ``uid`` is None to keep the identity of the caller."""

    uid: int | None = None
    gid: int | None = None

    @property
    def popen(self) -> PopenIdentity:
        if self.uid is None or self.gid is None:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path) -> None:
        """Change the owner of ``path`` to the account. No-op if the identity is not changed."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def can_enter(self, path: Path) -> bool:
        """Return whether the account can traverse every directory on the path to ``path``.

        A child process with the account's identity tests it, since modes alone do not suffice (access lists, mounts).
        """
        if self.uid is None:
            return True
        enter = ["/bin/sh", "-c", 'cd "$1"', "sh", str(path)]
        return subprocess.run(enter, check=False, stderr=subprocess.DEVNULL, **self.popen).returncode == 0


def servers_account() -> OsAccount:
    """Return the account for the embedded servers: the current one, or an unprivileged one for root.

    PostgreSQL refuses to run as root. Raise LocalError if root finds no other account.
    """
    if os.geteuid() != 0:
        return OsAccount()
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return OsAccount(entry.pw_uid, entry.pw_gid)
    message = (
        "PostgreSQL does not run as root, and this machine has neither an account 'postgres' nor 'nobody' to run it. "
        "Start as an ordinary user, or set DATABASE_URL to a database of your own."
    )
    raise LocalError(message)
