"""Supervisor: starts services in order, restarts failed ones, and stops all in reverse order."""

import json
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mocportal.local import processes
from mocportal.local.errors import InterruptedRunError, LocalError
from mocportal.local.progress import ConsoleProgress
from mocportal.local.service import Service, end_group, spawn
from mocportal.local.state import VarDirectory, write_private

# Seconds before a restart: doubled each time, and reset after a minute of uptime.
FIRST_BACKOFF = 1.0
LONGEST_BACKOFF = 30.0
SETTLED_AFTER = 60.0
LARGEST_LOG = 10_000_000


@dataclass
class RunningService:
    """Running service and its current process. Times are of the monotonic clock."""

    service: Service
    process: subprocess.Popen[bytes]
    started: float
    # Byte position in the log where this start begins.
    log_position: int = 0
    backoff: float = FIRST_BACKOFF
    start_again_at: float | None = None


class Supervisor:
    """Supervisor of the processes of one local run. Use it from the main thread, where signals arrive."""

    def __init__(self, var: VarDirectory, progress: ConsoleProgress) -> None:
        self.var = var
        self.progress = progress
        self.running: list[RunningService] = []
        self.signals_received = 0

    @contextmanager
    def signals(self) -> Iterator[None]:
        """Handle Ctrl-C, SIGTERM and a closed terminal as requests for an orderly stop.

        The handlers only count, and every wait checks the count: an exception out of a handler could occur between the
        start of a process and the record of its number.
        """
        wanted = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = {number: signal.signal(number, self._note) for number in wanted}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _note(self, *_: object) -> None:
        self.signals_received += 1

    def pause(self, seconds: float) -> None:
        """Wait. Raise InterruptedRunError after a signal to stop."""
        if not self.signals_received:
            time.sleep(seconds)
        if self.signals_received:
            raise InterruptedRunError("Interrupted.")

    def log_of(self, name: str) -> Path:
        return self.var.log / f"{name}.log"

    def start(self, service: Service) -> None:
        """Start a service and wait until it is ready. Raise LocalError with the end of its log on failure."""
        log = self.log_of(service.name)
        if log.exists() and log.stat().st_size > LARGEST_LOG:
            log.replace(log.with_suffix(".log.1"))
        position = log.stat().st_size if log.exists() else 0
        self.running.append(RunningService(service, spawn(service, log), time.monotonic(), position))
        self._record()
        deadline = time.monotonic() + service.ready_within
        while not service.ready():
            # Earlier services too: the last to start may depend on one of them.
            for one in self.running:
                if one.process.poll() is not None:
                    raise LocalError(self._last_words(one, "ended while it started"))
            if time.monotonic() > deadline:
                raise LocalError(self._last_words(self.running[-1], "does not answer"))
            self.pause(0.05)

    def _last_words(self, one: RunningService, complaint: str) -> str:
        return f"The {one.service.name} {complaint}.\n{tail(self.log_of(one.service.name), one.log_position)}"

    def run(self, name: str, command: Sequence[str], environment: Mapping[str, str], directory: Path) -> None:
        """Run a command to completion; its output goes to the terminal, its errors to a log.

        Raise LocalError with the end of that log if the command fails.
        """
        log = self.log_of(name)
        position = log.stat().st_size if log.exists() else 0
        with log.open("ab") as errors:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stderr=errors,
                env=dict(environment),
                cwd=directory,
                start_new_session=True,
            )
        try:
            while process.poll() is None:
                self.pause(0.05)
        finally:
            end_group(process.pid)
            process.wait()
        if process.returncode:
            raise LocalError(f"{name} failed.\n{tail(log, position)}")

    def watch(self) -> None:
        """Restart failed services until a signal to stop."""
        try:
            while True:
                self.pause(0.25)
                for one in self.running:
                    self._tend(one)
        except InterruptedRunError:
            return

    def _tend(self, one: RunningService) -> None:
        now = time.monotonic()
        if one.start_again_at is None:
            if one.process.poll() is None:
                return
            end_group(one.process.pid)
            if now - one.started > SETTLED_AFTER:
                one.backoff = FIRST_BACKOFF
            one.start_again_at = now + one.backoff
            self.progress.say(
                f"{one.service.name} ended ({describe(one.process.returncode)}); "
                f"starting it again in {one.backoff:.0f} s, see {self.log_of(one.service.name)}"
            )
            one.backoff = min(one.backoff * 2, LONGEST_BACKOFF)
        elif now >= one.start_again_at:
            one.process = spawn(one.service, self.log_of(one.service.name))
            one.started, one.start_again_at = now, None
            self._record()

    def stop(self) -> None:
        """Stop all services, the last started first. A second signal kills them immediately."""
        patience = self.signals_received + 1
        while self.running:
            one = self.running[-1]
            if one.process.poll() is None:
                one.process.send_signal(one.service.stop_signal)
                deadline = time.monotonic() + one.service.stops_within
                while one.process.poll() is None and time.monotonic() < deadline:
                    if self.signals_received >= patience:
                        break
                    time.sleep(0.05)
            end_group(one.process.pid)
            one.process.wait()
            self.running.pop()
            self._record()

    def stop_leftovers(self) -> None:
        """Stop processes that an earlier supervisor left running because it was killed."""
        path = self._record_path
        if path.exists():
            for process in json.loads(path.read_text()):
                processes.end(process["pid"], process["started"], process["stop_signal"])
            path.unlink()

    def _record(self) -> None:
        known = [
            {
                "pid": one.process.pid,
                "started": processes.started(one.process.pid),
                "stop_signal": one.service.stop_signal,
            }
            for one in self.running
            if one.start_again_at is None
        ]
        write_private(self._record_path, json.dumps(known))

    @property
    def _record_path(self) -> Path:
        return self.var.run / "processes.json"


def describe(returncode: int) -> str:
    """Return ``returncode`` of a process in words."""
    if returncode < 0:
        return f"signal {signal.Signals(-returncode).name}"
    return f"exit code {returncode}"


def tail(log: Path, position: int, lines: int = 25) -> str:
    """Return the last lines of ``log`` after ``position`` (bytes), with the path of the log."""
    with log.open("rb") as file:
        file.seek(position)
        text = file.read().decode(errors="replace").strip()
    return "\n".join([*text.splitlines()[-lines:], f"(log: {log})"])
