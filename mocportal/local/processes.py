"""Processes of an earlier run, identified by number and start time, since numbers are reused."""

import os
import subprocess
import time
from pathlib import Path

from mocportal.local.service import end_group


def started(pid: int) -> str | None:
    """Return the start time of process ``pid`` in a system-dependent unit; None if it has ended."""
    try:
        # The name in parentheses may contain blanks and parentheses. It is followed by the state, which is Z for a
        # zombie, and the start time, which is field 22 in all (proc(5)).
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
    """Stop process ``pid`` and its group, if it started at ``moment``; it is killed after ``within`` seconds."""
    if moment is None or started(pid) != moment:
        return
    os.kill(pid, stop_signal)
    deadline = time.monotonic() + within
    while started(pid) == moment and time.monotonic() < deadline:
        time.sleep(0.05)
    end_group(pid)
