"""The operating system account that the embedded servers run as."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from mocportal.local.errors import LocalError


class PopenIdentity(TypedDict, total=False):
    """The arguments of ``subprocess.Popen`` that change who a child is."""

    user: int
    group: int
    extra_groups: Sequence[int]


@dataclass(frozen=True)
class Account:
    """``uid`` is None where the servers run as whoever called us, who then needs no change of identity."""

    uid: int | None = None
    gid: int | None = None

    @property
    def popen(self) -> PopenIdentity:
        if self.uid is None or self.gid is None:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path) -> None:
        """Give ``path`` to the account. Does nothing where no change of identity is needed."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def can_enter(self, path: Path) -> bool:
        """Whether the account can pass through every directory on the way to ``path``.

        Tried in a child that has become the account, since modes alone do not tell (access lists, mounts).
        """
        if self.uid is None:
            return True
        enter = ["/bin/sh", "-c", 'cd "$1"', "sh", str(path)]
        return subprocess.run(enter, check=False, stderr=subprocess.DEVNULL, **self.popen).returncode == 0


def servers_account() -> Account:
    """Whom the embedded servers run as: ourselves, or for root an account without rights.

    PostgreSQL refuses to run as root, so root needs somebody else. Raises LocalError where there is nobody.
    """
    if os.geteuid() != 0:
        return Account()
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    message = (
        "PostgreSQL does not run as root, and this machine has neither an account 'postgres' nor 'nobody' to run it. "
        "Start as an ordinary user, or set DATABASE_URL to a database of your own."
    )
    raise LocalError(message)
