"""The previous release as it stands in the history of the code, laid out in a directory of its own."""

import os
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path

from mocportal.local.state import PROJECT

MIGRATIONS = "*/migrations/0*.py"
INITIAL = "0001_initial.py"


def previous() -> str:
    """The newest release that has a name, or else the last commit whose tables were others than today's.

    A release with other initial migrations than today's does not know the names of these, and would find all of its own
    missing: the first commit with today's is the earliest that can run.
    Raises LookupError where there is neither, as in a copy without its history.
    """
    named = _git("describe", "--tags", "--abbrev=0", "HEAD^", check=False)
    if named:
        return named
    newest = _git("log", "-1", "--diff-filter=A", "--format=%H", "--", MIGRATIONS)
    if not newest:
        raise LookupError("This copy of the code has no history: say with --release which one to run.")
    added = _git("show", "--diff-filter=A", "--format=", "--name-only", newest, "--", MIGRATIONS).split()
    began = all(Path(name).name == INITIAL for name in added)
    return newest if began else _git("rev-parse", f"{newest}^")


def lay_out(release: str, to: Path) -> list[str]:
    """Write the files of ``release`` into the directory, ready to run; return the migrations that it does not know."""
    packed = subprocess.run(["git", "archive", release], cwd=PROJECT, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        archive.extractall(to, filter="data")
    compiled = "from mocportal.local.catalogues import compile_all; compile_all()"
    subprocess.run([sys.executable, "-c", compiled], cwd=to, check=True, env=os.environ | {"PYTHONPATH": str(to)})
    here, there = (
        {str(path.relative_to(root)) for pattern in ("*", "mocportal/*") for path in _migrations(root, pattern)}
        for root in (PROJECT, to)
    )
    return sorted(here - there)


def _migrations(root: Path, pattern: str) -> list[Path]:
    return [*root.glob(f"{pattern}/migrations/0*.py")]


def _git(*arguments: str, check: bool = True) -> str:
    done = subprocess.run(["git", *arguments], cwd=PROJECT, check=check, capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else ""
