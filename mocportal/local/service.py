"""Service: a long-running program with its start, readiness check and stop."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from mocportal.local.account import OsAccount


@dataclass(frozen=True)
class Service:
    """Service description for the supervisor. Times are in seconds."""

    name: str
    command: Sequence[str]
    ready: Callable[[], bool]
    environment: Mapping[str, str] = field(default_factory=dict)
    directory: Path = Path("/")
    account: OsAccount = field(default_factory=OsAccount)
    # Passed on standard input to hide it from the process list.
    configuration: str = ""
    # File descriptors that the program inherits.
    descriptors: tuple[int, ...] = ()
    stop_signal: signal.Signals = signal.SIGTERM
    ready_within: float = 30.0
    stops_within: float = 10.0


def spawn(service: Service, log: Path) -> subprocess.Popen[bytes]:
    """Start the program in a separate process group, so that Ctrl-C reaches it only through the supervisor."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            [*_ends_with_us(service.stop_signal), *service.command],
            stdin=subprocess.PIPE if service.configuration else subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=service.directory,
            env=dict(service.environment),
            start_new_session=True,
            pass_fds=service.descriptors,
            **service.account.popen,
        )
    if process.stdin:
        process.stdin.write(service.configuration.encode())
        process.stdin.close()
    return process


@cache
def _ends_with_us(stop_signal: signal.Signals) -> tuple[str, ...]:
    """Return a command prefix by which Linux stops the program if the supervisor is killed."""
    setpriv = shutil.which("setpriv") if sys.platform == "linux" else None
    if not setpriv:
        return ()
    prefix = (setpriv, "--pdeathsig", stop_signal.name.removeprefix("SIG"), "--")
    # Older and minimal versions lack the option.
    tried = subprocess.run([*prefix, "true"], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return prefix if tried.returncode == 0 else ()


def end_group(pid: int) -> None:
    """Kill the remaining processes of the group that ``spawn`` created for ``pid``."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        # Nothing is left, or (on macOS) only zombies.
        return
