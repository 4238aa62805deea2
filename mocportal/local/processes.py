"""Processes of an earlier run, known by number and moment of start, since numbers are used again."""

import os
import subprocess
import time
from pathlib import Path

from mocportal.local.service import end_group


def started(pid: int) -> str | None:
    """When process ``pid`` started, in whatever unit the system counts; None where it has ended."""
    try:
        # The name in parentheses may hold blanks and parentheses itself. After it come the state, which is Z for a
        # process that has ended and is not waited for, and as field 22 of all the start (proc(5)).
        state, *more = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        if Path("/proc/self/stat").exists():
            return None
        shown = subprocess.run(
            ["/bin/ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        return shown.stdout.strip() or None
    return None if state == "Z" else more[18]


def end(pid: int, moment: str | None, stop_signal: int, within: float = 20.0) -> None:
    """End process ``pid`` and its group, if it is still the one that started at ``moment``. Seconds until killed."""
    if moment is None or started(pid) != moment:
        return
    os.kill(pid, stop_signal)
    deadline = time.monotonic() + within
    while started(pid) == moment and time.monotonic() < deadline:
        time.sleep(0.05)
    end_group(pid)
