"""One child process: started, watched, ended."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mocportal.local.places import Account


class ServerError(Exception):
    """A child process did not come up; the text says which and what it wrote last."""


def _always() -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Service:
    """What to run. `ready` answers whether it serves; `stop_signal` asks it to end in order."""

    name: str
    command: tuple[str, ...]
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    account: Account | None = None
    directory: Path = Path("/")
    ready: Callable[[], bool] = _always
    stop_signal: signal.Signals = signal.SIGTERM
    # Seconds that an orderly end may take before it is killed.
    patience: float = 20


class Process:
    """A running service. It has a session of its own, so Ctrl-C reaches the supervisor alone, which ends all in order."""

    def __init__(self, service: Service) -> None:
        self.service = service
        account = service.account
        with service.log.open("ab") as log:
            # Commands come from this package, with paths and ports of our own.
            self.popen = subprocess.Popen(  # noqa: S603
                service.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=service.directory,
                env={**os.environ, **service.environment},
                start_new_session=True,
                user=account.uid if account else None,
                group=account.gid if account else None,
                extra_groups=[] if account else None,
            )
        self.started = time.monotonic()

    @property
    def has_ended(self) -> bool:
        return self.popen.poll() is not None

    def wait_until_ready(self, seconds: float = 30) -> None:
        """Return once the service answers.

        Raises ServerError when the process ends or the seconds pass first.
        """
        deadline = time.monotonic() + seconds
        while not self.service.ready():
            if self.has_ended:
                problem = f"{self.service.name} ended with status {self.popen.returncode}"
                raise ServerError(f"{problem}:\n{last_lines(self.service.log)}")
            if time.monotonic() > deadline:
                raise ServerError(
                    f"{self.service.name} did not answer within {seconds:.0f} seconds:\n{last_lines(self.service.log)}"
                )
            time.sleep(0.05)

    def stop(self) -> None:
        """Ask it to end, and kill it with all its children when its patience is over."""
        if not self.has_ended:
            self.popen.send_signal(self.service.stop_signal)
            try:
                self.popen.wait(self.service.patience)
            except subprocess.TimeoutExpired:
                os.killpg(self.popen.pid, signal.SIGKILL)
                self.popen.wait()


def last_lines(log: Path, count: int = 12) -> str:
    """Return the end of a log, indented for a message."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-count:]
    return "\n".join(f"    {line}" for line in lines)
