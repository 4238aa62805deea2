"""Processes of an earlier run, known by number and moment of start, since numbers are used again."""

import os
import signal
import subprocess
import time
from pathlib import Path


def started(pid: int) -> str | None:
    """When process ``pid`` started, in whatever unit the system counts; None where there is no such process."""
    try:
        # The name in parentheses may hold blanks and parentheses itself; the start is field 22 (proc(5)).
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except FileNotFoundError:
        if Path("/proc/self/stat").exists():
            return None
    shown = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True)
    return shown.stdout.strip() or None


def end(pid: int, moment: str | None, within: float = 10.0) -> None:
    """End process ``pid`` and its group, if it is still the one that started at ``moment``. Seconds until killed."""
    if moment is None or started(pid) != moment:
        return
    os.killpg(pid, signal.SIGTERM)
    deadline = time.monotonic() + within
    while started(pid) == moment and time.monotonic() < deadline:
        time.sleep(0.05)
    if started(pid) == moment:
        os.killpg(pid, signal.SIGKILL)
