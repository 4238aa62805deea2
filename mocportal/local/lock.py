"""Lock that allows one supervisor for each var directory."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from mocportal.local.errors import LocalError
from mocportal.local.state import VarDirectory


@contextmanager
def only_supervisor(var: VarDirectory) -> Iterator[None]:
    """Hold the lock of ``var`` while the block runs. Raise LocalError if another supervisor holds it.

    The operating system releases the lock when its holder ends in any way, so it cannot become stale.
    """
    with (var.run / "supervisor.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            pid = file.read().strip() or "unknown"
            message = (
                f"The portal already runs here (process {pid}, data in {var.root}). "
                f"End it with Ctrl-C in its terminal, or: kill {pid}"
            )
            raise LocalError(message) from None
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield
