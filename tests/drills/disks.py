"""Disks that become full: small ones in memory, one for each thing that is kept. The machine's own is never touched."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mocportal.local.account import servers_account
from tests.drills.full_stack import Whole
from tests.drills.scenarios import Lengths

# What each of them may hold. Of the database, its log of a gigabyte at most is the greater part; a quick machine brings
# more than 64 MB of files while all drills last.
SIZES = {"database": "3g", "files": "512m", "log": "512m"}
# Seconds without a free byte.
FULL = 20
PROGRAMS = ("database", "worker", "heavy", "webhooks", "scheduler", "web-1", "web-2")


@contextmanager
def mounted(directory: Path, *, wanted: bool, keep: bool) -> Iterator[bool]:
    """Where that is ``wanted``, give database, files and logs below ``directory`` a small disk each.

    Yields whether they have one: only root may mount it. With ``keep`` the logs are copied before they go with it.
    """
    paths = [directory / name for name in SIZES] if wanted and os.geteuid() == 0 else []
    try:
        yield bool(paths) and all(_mount(path) for path in paths)
    finally:
        if keep and directory / "log" in paths:
            shutil.copytree(directory / "log", directory / "kept-log")
        for path in paths:
            # Also where a program that was killed still has a file open there.
            subprocess.call(["umount", "--lazy", path], stderr=subprocess.DEVNULL)


def _mount(path: Path) -> bool:
    path.mkdir(mode=0o711)
    options = f"size={SIZES[path.name]},mode=0711"
    if subprocess.call(["mount", "-t", "tmpfs", "-o", options, "tmpfs", path], stderr=subprocess.DEVNULL):
        path.rmdir()
        return False
    if path.name == "database":
        servers_account().own(path)
    return True


def full(*names: str) -> Callable[[Whole, Lengths], str]:
    """The drill in which not a byte is left on these disks for twenty seconds. PostgreSQL may end over it."""

    def drill(whole: Whole, _lengths: Lengths) -> str:
        ballast = [whole.directory / name / "ballast" for name in names]
        for path in ballast:
            _fill(path)
        whole.supervisor.pause(FULL)
        for path in ballast:
            path.unlink()
        for name in PROGRAMS:
            if whole.one(name).process.poll() is not None:
                whole.start_again(name)
        return f"{whole.wait(whole.is_well):.1f}"

    return drill


def _fill(path: Path) -> None:
    if not path.parent.is_mount():
        raise RuntimeError("The disk of this machine is never made full.")
    with path.open("wb", buffering=0) as file:
        for size in (1_000_000, 4096, 1):
            # The others go on writing, so what is left cannot be known before it is taken.
            with suppress(OSError):
                while True:
                    file.write(bytes(size))


DRILLS = {
    "database-disk-full": full("database"),
    "files-disk-full": full("files"),
    "log-disk-full": full("log"),
    "disk-full": full(*SIZES),
}
